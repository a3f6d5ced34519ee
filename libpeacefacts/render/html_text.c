/* html_text.c - words on the page: escaped, cut to excerpts; anchors, counts and the classes of speakers' colours. */
#include "render/html.h"

static const size_t excerpt_bytes = 200;
enum { palette = 8 }; /* colours in html_style.c */

/* How many bytes at `data` can't stand as they are, and what stands for them. 0: they can. */
static size_t html_unsafe(const char *data, size_t size, const char **instead) {
  unsigned char c = (unsigned char)data[0];
  *instead = "\xef\xbf\xbd";
  if (c == '&' || c == '<' || c == '>' || c == '"') {
    *instead = c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '>' ? "&gt;" : "&quot;";
    return 1;
  }
  if ((c < 0x20 && c != '\n' && c != '\t') || c == 0x7f) {
    if (c == '\r') *instead = "\n";
    return 1;
  }
  if (c == 0xc2 && size > 1 && (unsigned char)data[1] < 0xa0) return 2;
  if (c == 0xef && size > 2 && (unsigned char)data[1] == 0xbf && (unsigned char)data[2] >= 0xbe) return 3;
  return 0;
}

void pfi_html_put(pfi_writer *out, pf_view text) {
  size_t written = 0;
  for (size_t i = 0; i < text.size;) {
    const char *instead;
    size_t unsafe = html_unsafe(text.data + i, text.size - i, &instead);
    if (unsafe == 0) {
      i++;
      continue;
    }
    pfi_put(out, pfi_view_slice(text, written, i - written));
    pfi_put_string(out, instead);
    i += unsafe;
    written = i;
  }
  pfi_put(out, pfi_view_slice(text, written, text.size - written));
}

/* The longest beginning of `text` that fits, ending with a word when there is a space in its second half. */
static pf_view cut_words(pf_view text, size_t most) {
  if (text.size <= most) return text;
  size_t end = most;
  while (end > most / 2 && !pfi_is_space(text.data[end]))
    end--;
  if (end > most / 2) return (pf_view){text.data, end};
  return (pf_view){text.data, pfi_utf8_whole_prefix((pf_view){text.data, most})};
}

void pfi_html_excerpt(const pfi_html *page, size_t article, pf_spans span) {
  size_t left = excerpt_bytes;
  for (size_t i = 0; i < span.count; i++) {
    pf_view words = pf_report_text(page->report, article, span.pieces[i]);
    pf_view shown = cut_words(words, left);
    if (i > 0) PFI_PUT(page->out, " \xe2\x80\xa6 ");
    pfi_html_put(page->out, shown);
    left -= shown.size;
    if (shown.size == words.size && left > 20) continue;
    if (shown.size < words.size || i + 1 < span.count) PFI_PUT(page->out, "\xe2\x80\xa6");
    return;
  }
}

void pfi_html_anchor(pfi_writer *out, size_t article, char part, size_t number) {
  pfi_put_char(out, 'a');
  pfi_put_number(out, article + 1);
  if (part == '\0') return;
  pfi_put_char(out, part);
  pfi_put_number(out, number);
}

void pfi_html_count(pfi_writer *out, size_t count, const char *noun) {
  pfi_put_number(out, count);
  PFI_PUT(out, "\xc2\xa0");
  pfi_put_string(out, noun);
  if (count != 1) pfi_put_char(out, 's');
}

uint32_t pfi_html_speaker_of(const pfi_html *page, size_t article, size_t statement) {
  return page->speakers.of.items[page->speakers.article_first.items[article] + statement];
}

void pfi_html_speaker_class(const pfi_html *page, uint32_t speaker) {
  if (speaker == 0) return;
  PFI_PUT(page->out, " p");
  pfi_put_number(page->out, (speaker - 1) % palette + 1);
}

const char *pfi_html_tag_class(size_t next) {
  static const char *const classes[] = {"", "no", "may", "when"};
  return next < sizeof classes / sizeof classes[0] ? classes[next] : "";
}
