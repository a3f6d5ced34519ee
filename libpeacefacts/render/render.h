/* render.h - the renderings of a report, one function a format. Each reads the report through peacefacts.h alone and
 * writes to a pfi_writer; `allocator` is the report's. Time is linear in the report. Errors: MEMORY. */
#ifndef PFI_RENDER_RENDER_H
#define PFI_RENDER_RENDER_H

#include "render/writer.h"

/* One indented array of records, or (`lines`) one record a line. */
pf_status pfi_write_json(const pf_report *report, bool lines, pfi_writer *out, pf_error *error);

/* One claim a line; options: bom, no_header. */
pf_status pfi_write_csv(const pf_report *report, const pf_render_options *options, pfi_writer *out, pf_error *error);

/* For a terminal; options: columns, colour. */
pf_status pfi_write_text(const pf_report *report, const pf_render_options *options, const pf_allocator *allocator,
                         pfi_writer *out, pf_error *error);

/* One self-contained page. */
pf_status pfi_write_html(const pf_report *report, const pf_allocator *allocator, pfi_writer *out, pf_error *error);

#endif
