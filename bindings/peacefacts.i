/* peacefacts.i - what is wrapped, for every language: the enums, the handles with their destructors, the calls. There is
 * no language in it: how a text, an error or a handle looks is said by python/core.i and lua/core.i, which include this.
 *
 * The record itself isn't wrapped field by field: each language makes its own plain values out of pf_report_visit.
 */

/* Handles. The structs are opaque; a body here only tells SWIG that they can be destroyed. */
%define HANDLE(name)
%nodefaultctor name;
struct name {};
%extend name {
  ~name();
}
%enddef
%{
#define delete_pf_model pf_model_free
#define delete_pf_corpus pf_corpus_free
#define delete_pf_index pf_index_free
#define delete_pf_report pf_report_free
%}
HANDLE(pf_model)
HANDLE(pf_corpus)
HANDLE(pf_index)
HANDLE(pf_report)

/* A handle that was freed by hand is no longer the collector's. */
%delobject pf_model_free;
%delobject pf_corpus_free;
%delobject pf_index_free;
%delobject pf_report_free;

/* Of the header's functions these; those with options come from flat.h. */
%rename("$ignore", %$isfunction) "";
%define WRAPPED(name)
%rename("%s", %$isfunction) name;
%enddef
WRAPPED(pf_version)
WRAPPED(pf_status_name)
WRAPPED(pf_model_new)
WRAPPED(pf_model_free)
WRAPPED(pf_corpus_free)
WRAPPED(pf_corpus_article_count)
WRAPPED(pf_corpus_clear)
WRAPPED(pf_index_new)
WRAPPED(pf_index_load)
WRAPPED(pf_index_load_file)
WRAPPED(pf_index_save)
WRAPPED(pf_index_save_file)
WRAPPED(pf_index_merge)
WRAPPED(pf_index_check)
WRAPPED(pf_index_memory)
WRAPPED(pf_index_paragraph_count)
WRAPPED(pf_index_free)
WRAPPED(pf_report_new)
WRAPPED(pf_report_free)
WRAPPED(pf_report_article_count)
WRAPPED(pf_article_text)
WRAPPED(flat_corpus_new)
WRAPPED(flat_corpus_add)
WRAPPED(flat_corpus_add_refused)
WRAPPED(flat_deduplicate)
WRAPPED(flat_extract)
WRAPPED(flat_render)

/* Plain structs are turned into plain values by typemaps, never wrapped. */
%ignore pf_view;
%ignore pf_span;
%ignore pf_spans;
%ignore pf_error;
%ignore pf_allocator;
%ignore pf_corpus_options;
%ignore pf_deduplicate_options;
%ignore pf_extract_options;
%ignore pf_metadata;
%ignore pf_repeat;
%ignore pf_event;
%ignore pf_render_options;
%ignore PEACEFACTS_H;
%ignore PF_API;
%ignore PF_NONE;
%ignore PF_CORPUS_OPTIONS_INIT;
%ignore PF_DEDUPLICATE_OPTIONS_INIT;
%ignore PF_EXTRACT_OPTIONS_INIT;
%ignore PF_METADATA_INIT;
%ignore PF_RENDER_OPTIONS_INIT;
%ignore PF_MAX_ARTICLE_BYTES;
%ignore PF_MAX_BLOCKS;
%ignore PEACEFACTS_BINDINGS_FLAT_H;

/* The C library's allocator, always: a default, so the parameter goes. */
%typemap(in, numinputs=0) const pf_allocator *allocator "$1 = NULL;"

#define PF_API
%include "peacefacts.h"
%include "flat.h"
