/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of a spreadsheet's file: XML in a ZIP archive, read as a stream. A
 * few bytes of such a file can stand for as many as somebody likes, so there is
 * a limit to what comes out of a part, and a document type, by which XML grows
 * in itself or asks for other files, is refused. libxml2 has limits of its own
 * to depth and to the length of a text; they stay on. */
#include "exchange/swb-xlsx-part.h"

#include "exchange/swb-csv.h"
#include "exchange/swb-exchange-error.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>
#include <libxml/xmlreader.h>
#include <string.h>

/* What comes out of a part: sheets of real work are ten to fifty times their
 * packed size, and deflate can make a thousandfold. */
#define LARGEST_PART (G_GINT64_CONSTANT (1) << 30)
#define USUAL_PART (G_GINT64_CONSTANT (64) << 20)
#define LARGEST_RATIO 150
#define MOST_PARTS 10000

struct _SwbXlsxPart
{
  GBytes *bytes;
  struct archive *archive;
  xmlTextReader *reader;
  GCancellable *cancellable;
  gint64 left; /* bytes that may still come out */
  gint64 size; /* as the archive says */
  gint64 done;
  SwbProgress *progress; /* null: nobody asks */
};

static void
set_damaged (GError **error)
{
  g_set_error_literal (error, SWB_EXCHANGE_ERROR, SWB_EXCHANGE_ERROR_DAMAGED,
                       _ ("The spreadsheet is damaged and cannot be read"));
}

static gssize
pull (SwbXlsxPart *part, char *buffer, gsize length)
{
  gssize n;

  if (part->left <= 0 || g_cancellable_is_cancelled (part->cancellable))
    return -1;
  n = archive_read_data (part->archive, buffer,
                         MIN (length, (gsize) part->left));
  part->left -= MAX (n, 0);
  part->done += MAX (n, 0);
  swb_progress_set (part->progress, (guint64) MIN (part->done, part->size),
                    (guint64) part->size);
  return n;
}

static int
read_cb (void *context, char *buffer, int length)
{
  return (int) pull (context, buffer, (gsize) length);
}

/* What is wrong is told by the one who reads, not on the terminal. */
static void
hear_nothing (void *data,
              const char *message,
              xmlParserSeverities severity,
              xmlTextReaderLocatorPtr place)
{
}

static gboolean
find (SwbXlsxPart *part, const char *name)
{
  struct archive_entry *entry;
  guint n = 0;

  while (n++ < MOST_PARTS &&
         archive_read_next_header (part->archive, &entry) == ARCHIVE_OK)
    {
      const char *path = archive_entry_pathname_utf8 (entry);

      if (path != NULL && g_ascii_strcasecmp (path, name) == 0)
        {
          part->size = MAX (archive_entry_size (entry), 0);
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * swb_xlsx_part_open:
 * @bytes: the file
 * @name: of a part, without a leading slash
 * @cancellable: (nullable): to stop it
 * @error: SWB_EXCHANGE_ERROR_DAMAGED where there is no such part
 *
 * Returns: (transfer full) (nullable): the part, before its first node
 */
SwbXlsxPart *
swb_xlsx_part_open (GBytes *bytes,
                    const char *name,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (SwbXlsxPart) part = g_new0 (SwbXlsxPart, 1);
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);

  part->bytes = g_bytes_ref (bytes);
  part->cancellable = cancellable;
  part->left = CLAMP ((gint64) size * LARGEST_RATIO, USUAL_PART, LARGEST_PART);
  part->archive = archive_read_new ();
  archive_read_support_format_zip (part->archive);
  if (archive_read_open_memory (part->archive, data, size) != ARCHIVE_OK ||
      !find (part, name))
    {
      g_set_error_literal (error, SWB_EXCHANGE_ERROR,
                           SWB_EXCHANGE_ERROR_DAMAGED,
                           _ ("This is an archive and no spreadsheet, or it "
                              "is not whole"));
      return NULL;
    }
  part->reader = xmlReaderForIO (read_cb, NULL, part, NULL, NULL,
                                 XML_PARSE_NONET | XML_PARSE_NOERROR |
                                     XML_PARSE_NOWARNING | XML_PARSE_COMPACT);
  if (part->reader == NULL)
    {
      set_damaged (error);
      return NULL;
    }
  xmlTextReaderSetErrorHandler (part->reader, hear_nothing, NULL);
  return g_steal_pointer (&part);
}

/**
 * swb_xlsx_part_get_size:
 * @part: a part
 *
 * Returns: how many bytes it unpacks to, as the archive says, which may be
 *   wrong; 0 where it does not
 */
gint64
swb_xlsx_part_get_size (SwbXlsxPart *part)
{
  return part->size;
}

/**
 * swb_xlsx_part_watch:
 * @part: a part
 * @progress: (nullable): is told how much of it was read; it must outlive @part
 */
void
swb_xlsx_part_watch (SwbXlsxPart *part, SwbProgress *progress)
{
  part->progress = progress;
}

/**
 * swb_xlsx_part_close:
 * @part: (transfer full): a part
 */
void
swb_xlsx_part_close (SwbXlsxPart *part)
{
  g_clear_pointer (&part->reader, xmlFreeTextReader);
  archive_read_free (part->archive);
  g_bytes_unref (part->bytes);
  g_free (part);
}

static void
explain (SwbXlsxPart *part, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (part->cancellable, error))
    return;
  if (part->left <= 0)
    g_set_error_literal (error, SWB_EXCHANGE_ERROR,
                         SWB_EXCHANGE_ERROR_TOO_LARGE,
                         _ ("The spreadsheet unpacks to far more than a "
                            "spreadsheet of its size. If it is one, split it "
                            "and import the parts"));
  else
    set_damaged (error);
}

/**
 * swb_xlsx_part_next:
 * @part: a part
 * @error: set where it is damaged, too large, or cancelled; not at the end
 *
 * Goes on to the next node.
 *
 * Returns: whether there is one
 */
gboolean
swb_xlsx_part_next (SwbXlsxPart *part, GError **error)
{
  int found = xmlTextReaderRead (part->reader);

  if (found < 0)
    explain (part, error);
  if (found <= 0)
    return FALSE;
  if (xmlTextReaderNodeType (part->reader) != XML_READER_TYPE_DOCUMENT_TYPE)
    return TRUE;
  g_set_error_literal (error, SWB_EXCHANGE_ERROR, SWB_EXCHANGE_ERROR_DAMAGED,
                       _ ("The spreadsheet declares a document type, which "
                          "none does; it was not read"));
  return FALSE;
}

static gboolean
is_named (SwbXlsxPart *part, int type, const char *element)
{
  return xmlTextReaderNodeType (part->reader) == type &&
         xmlStrEqual (xmlTextReaderConstLocalName (part->reader),
                      (const xmlChar *) element);
}

/**
 * swb_xlsx_part_begins:
 * @part: a part
 * @element: a name without its prefix
 *
 * Returns: whether an element of that name begins here
 */
gboolean
swb_xlsx_part_begins (SwbXlsxPart *part, const char *element)
{
  return is_named (part, XML_READER_TYPE_ELEMENT, element);
}

/**
 * swb_xlsx_part_ends:
 * @part: a part
 * @element: a name without its prefix
 *
 * Returns: whether an element of that name ends here; an empty one begins and
 *   ends at once
 */
gboolean
swb_xlsx_part_ends (SwbXlsxPart *part, const char *element)
{
  return is_named (part, XML_READER_TYPE_END_ELEMENT, element) ||
         (is_named (part, XML_READER_TYPE_ELEMENT, element) &&
          xmlTextReaderIsEmptyElement (part->reader) == 1);
}

/**
 * swb_xlsx_part_is_text:
 * @part: a part
 *
 * Returns: whether here stands text
 */
gboolean
swb_xlsx_part_is_text (SwbXlsxPart *part)
{
  int type = xmlTextReaderNodeType (part->reader);

  return type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA ||
         type == XML_READER_TYPE_WHITESPACE ||
         type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE;
}

/**
 * swb_xlsx_part_append_text:
 * @part: a part that stands on text
 * @out: takes the text; once it is longer than an import keeps of a cell
 *   (%SWB_CSV_LONGEST_CELL) nothing more: a few bytes of a file can stand for
 *   more than memory holds
 */
void
swb_xlsx_part_append_text (SwbXlsxPart *part, GString *out)
{
  const xmlChar *text = xmlTextReaderConstValue (part->reader);

  if (text != NULL && out->len <= SWB_CSV_LONGEST_CELL)
    g_string_append (out, (const char *) text);
}

/**
 * swb_xlsx_part_dup_attribute:
 * @part: a part that stands on an element
 * @name: of an attribute, without its prefix
 *
 * Returns: (transfer full) (nullable): its value
 */
char *
swb_xlsx_part_dup_attribute (SwbXlsxPart *part, const char *name)
{
  char *value = NULL;

  while (value == NULL && xmlTextReaderMoveToNextAttribute (part->reader) == 1)
    if (xmlStrEqual (xmlTextReaderConstLocalName (part->reader),
                     (const xmlChar *) name))
      value = g_strdup ((const char *) xmlTextReaderConstValue (part->reader));
  xmlTextReaderMoveToElement (part->reader);
  return value;
}
