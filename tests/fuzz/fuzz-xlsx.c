/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A spreadsheet that somebody sends. The first byte tells what the rest is: the
 * whole file, or one part of it, so that the packing need not be guessed. */
#include "exchange/swb-csv.h"
#include "exchange/swb-xlsx.h"

#include <archive.h>
#include <archive_entry.h>
#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

#define N_PARTS 5

static const char *const names[N_PARTS] = { "xl/worksheets/sheet1.xml",
                                            "xl/sharedStrings.xml",
                                            "xl/styles.xml", "xl/workbook.xml",
                                            "xl/_rels/workbook.xml.rels" };

static const char *const usual[N_PARTS] = {
  "<worksheet><sheetData><row r='1'><c r='A1' t='s' s='1'><v>0</v></c>"
  "<c r='B1' s='1'><v>44742.5</v></c></row></sheetData></worksheet>",
  "<sst><si><t>text</t></si></sst>",
  "<styleSheet><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/></cellXfs>"
  "</styleSheet>",
  "<workbook xmlns:r='r'><sheets><sheet name='A' r:id='a'/></sheets>"
  "</workbook>",
  "<Relationships><Relationship Id='a' Type='/worksheet'"
  " Target='worksheets/sheet1.xml'/><Relationship Id='b' Type='/sharedStrings'"
  " Target='sharedStrings.xml'/><Relationship Id='c' Type='/styles'"
  " Target='styles.xml'/></Relationships>"
};

static void
add (struct archive *archive, const char *name, const void *data, size_t size)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_size (entry, (int64_t) size);
  archive_write_header (archive, entry);
  archive_write_data (archive, data, size);
  archive_entry_free (entry);
}

/* The usual spreadsheet with part WHICH as DATA says. */
static GBytes *
pack (guint which, const uint8_t *data, size_t size)
{
  size_t room = size + 65536;
  size_t used = 0;
  char *buffer = g_malloc (room);
  struct archive *archive = archive_write_new ();

  archive_write_set_format_zip (archive);
  archive_write_set_options (archive, "compression=store");
  archive_write_open_memory (archive, buffer, room, &used);
  add (archive, "_rels/.rels", "<Relationships/>", 16);
  for (guint i = 0; i < N_PARTS; i++)
    add (archive, names[i], i == which ? (const void *) data : usual[i],
         i == which ? size : strlen (usual[i]));
  archive_write_close (archive);
  archive_write_free (archive);
  return g_bytes_new_take (buffer, used);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) text = NULL;
  g_autoptr (SwbGrid) grid = NULL;
  guint which;

  if (size < 2)
    return 0;
  which = data[0] % (N_PARTS + 1);
  bytes = which == N_PARTS ? g_bytes_new (data + 1, size - 1)
                           : pack (which, data + 1, size - 1);
  text = swb_xlsx_read_sheet (bytes, 0, NULL, NULL, NULL);
  if (text == NULL)
    return 0;
  g_assert_true (g_utf8_validate_len (g_bytes_get_data (text, NULL),
                                      g_bytes_get_size (text), NULL));
  grid = swb_csv_read (text, ',', 0, NULL, NULL);
  return 0;
}
