/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Spreadsheets: of LibreOffice 7.4 and libxlsxwriter 1.1 (tests/data/xlsx), and
 * made by hand with what other programs write and with what does harm. */
#include "exchange/swb-csv.h"
#include "exchange/swb-exchange-error.h"
#include "exchange/swb-import-table.h"
#include "exchange/swb-xlsx-book.h"
#include "exchange/swb-xlsx.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#define RELATIONS                                                              \
  "<Relationships xmlns='r'><Relationship Id='a' Type='t/officeDocument'"      \
  " Target='/xl/workbook.xml'/></Relationships>"
#define BOOK_RELATIONS                                                         \
  "<Relationships xmlns='r'>"                                                  \
  "<Relationship Id='r1' Type='t/worksheet' Target='worksheets/one.xml'/>"     \
  "<Relationship Id='r2' Type='t/worksheet' Target='/xl/two.xml'/>"            \
  "<Relationship Id='r3' Type='t/chartsheet' Target='three.xml'/>"             \
  "<Relationship Id='r4' Type='t/sharedStrings' Target='strings.xml'/>"        \
  "<Relationship Id='r5' Type='t/styles' Target='styles.xml'/>"                \
  "</Relationships>"
#define BOOK(properties)                                                       \
  "<x:workbook xmlns:x='m' xmlns:r='rel'>" properties "<x:sheets>"             \
  "<x:sheet name='Hidden' sheetId='1' state='hidden' r:id='r2'/>"              \
  "<x:sheet name='Shown' sheetId='2' r:id='r1'/>"                              \
  "<x:sheet name='Chart' sheetId='3' r:id='r3'/>"                              \
  "</x:sheets></x:workbook>"
#define STRINGS                                                                \
  "<sst><si><t>plain</t></si><si><r><t>two </t></r><r><t>runs</t></r>"         \
  "<rPh sb='0' eb='1'><t>spoken</t></rPh></si>"                                \
  "<si><t>a_x000D_b_x005F_x000D_</t></si><si/></sst>"
#define STYLES                                                                 \
  "<styleSheet><numFmts><numFmt numFmtId='170' formatCode='[Red]\"day \"0'/>"  \
  "</numFmts><cellStyleXfs><xf numFmtId='14'/></cellStyleXfs><cellXfs>"        \
  "<xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='10'/>"                   \
  "<xf numFmtId='170'/><xf numFmtId='20'/><xf numFmtId='22'/></cellXfs>"       \
  "</styleSheet>"

static GBytes *
load (const char *name)
{
  g_autofree char *path = g_build_filename (
      g_getenv ("SWB_SOURCE_ROOT"), "tests", "data", "xlsx", name, NULL);
  g_autoptr (GError) error = NULL;
  char *data;
  gsize size;

  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (data, size);
}

static void
add_part (struct archive *archive, const char *name, const char *text, gsize n)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_size (entry, (gint64) n);
  g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_data (archive, text, n), ==, (gssize) n);
  archive_entry_free (entry);
}

/* A spreadsheet whose parts are PARTS, name and text by turns. */
static GBytes *
pack (const char *const *parts)
{
  gsize room = 1 << 20;
  gsize used = 0;
  char *buffer;
  struct archive *archive = archive_write_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    room += strlen (parts[i]);
  buffer = g_malloc (room);
  archive_write_set_format_zip (archive);
  g_assert_cmpint (archive_write_open_memory (archive, buffer, room, &used), ==,
                   ARCHIVE_OK);
  for (guint i = 0; parts[i] != NULL; i += 2)
    add_part (archive, parts[i], parts[i + 1], strlen (parts[i + 1]));
  archive_write_close (archive);
  archive_write_free (archive);
  return g_bytes_new_take (buffer, used);
}

static GBytes *
with_sheet (const char *book, const char *sheet)
{
  const char *const parts[] = { "_rels/.rels",
                                RELATIONS,
                                "xl/workbook.xml",
                                book,
                                "xl/_rels/workbook.xml.rels",
                                BOOK_RELATIONS,
                                "xl/worksheets/one.xml",
                                sheet,
                                "xl/two.xml",
                                "<worksheet/>",
                                "xl/strings.xml",
                                STRINGS,
                                "xl/styles.xml",
                                STYLES,
                                NULL };

  return pack (parts);
}

static void
assert_sheet (GBytes *bytes, guint sheet, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) text =
      swb_xlsx_read_sheet (bytes, sheet, NULL, NULL, &error);
  gsize size;
  const char *data;
  g_autofree char *copy = NULL;

  g_assert_no_error (error);
  data = g_bytes_get_data (text, &size);
  copy = g_strndup (data != NULL ? data : "", size);
  g_assert_cmpstr (copy, ==, expected);
}

static void
assert_refused (GBytes *bytes, SwbExchangeError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) text = swb_xlsx_read_sheet (bytes, 0, NULL, NULL, &error);

  g_assert_null (text);
  g_assert_error (error, SWB_EXCHANGE_ERROR, (int) code);
  g_assert_cmpuint (strlen (error->message), >, 20);
}

static void
test_libreoffice (void)
{
  g_autoptr (GBytes) bytes = load ("libreoffice.xlsx");

  assert_sheet (bytes, 0,
                "Name,Handle,Platform,Followers,Engagement,Since,Note\n"
                "Asha Pawar,asha,instagram,48500,1.39%,2022-06-30,"
                "\"two words, and a \"\"quote\"\"\"\n"
                "민지,minji,youtube,1200000,0.5%,2021-01-02,안녕\n"
                "प्रिया,priya,tiktok,9050.5,12%,2020-02-29,2\n");
}

static void
test_xlsxwriter (void)
{
  g_autoptr (GBytes) bytes = load ("xlsxwriter.xlsx");
  g_autoptr (GPtrArray) sheets = swb_xlsx_list_sheets (bytes, NULL, NULL);

  g_assert_cmpuint (sheets->len, ==, 2);
  g_assert_cmpstr (sheets->pdata[1], ==, "Other & <more>");
  assert_sheet (bytes, 0,
                "Name,Handle,Platform,Followers,Engagement,Since,Length,"
                "Posted,Fee,Active\n"
                "Asha Pawar,asha,instagram,48500000,1.39%,2022-06-30,36:00,"
                "2022-06-30 18:30,45000.5,TRUE\n"
                "\n"
                "안녕 line,minji,,0.3,12.5%\n");
  assert_sheet (bytes, 1, "only\n");
}

/* What other programs leave out or do otherwise. */
static void
test_other_ways (void)
{
  g_autoptr (GBytes) bytes = with_sheet (
      BOOK (""),
      "<s:worksheet xmlns:s='m'><s:sheetData>"
      "<s:row><s:c t='s'><s:v>1</s:v></s:c><s:c/><s:c><s:v>1E3</s:v></s:c>"
      "</s:row>"
      "<s:row r='4'><s:c r='B4' t='inlineStr'><s:is><s:r><s:t>in</s:t></s:r>"
      "<s:r><s:t>line</s:t></s:r></s:is></s:c>"
      "<s:c r='D4' t='e'><s:v>#N/A</s:v></s:c></s:row>"
      "<s:row r='5'><s:c r='A5' s='1'/></s:row>"
      "<s:row r='6'><s:c r='A6' t='s'><s:v>2</s:v></s:c>"
      "<s:c r='B6' t='s'><s:v>99</s:v></s:c>"
      "<s:c r='C6' t='s'><s:v>3</s:v></s:c>"
      "<s:c r='D6' t='b'><s:v>0</s:v></s:c>"
      "<s:c r='E6' t='d'><s:v>2022-06-30</s:v></s:c>"
      "<s:c r='F6'><s:f>1+1</s:f><s:v>2</s:v></s:c></s:row>"
      "</s:sheetData></s:worksheet>");
  g_autoptr (GPtrArray) sheets = swb_xlsx_list_sheets (bytes, NULL, NULL);

  g_assert_cmpuint (sheets->len, ==, 2);
  g_assert_cmpstr (sheets->pdata[0], ==, "Shown");
  g_assert_cmpstr (sheets->pdata[1], ==, "Hidden");
  assert_sheet (bytes, 0,
                "two runs,,1000\n"
                "\n"
                "\n"
                ",inline,,#N/A\n"
                "\n"
                "a b_x000D_,,,FALSE,2022-06-30,2\n");
  assert_sheet (bytes, 1, "");
}

/* The days around the 29th of February 1900, which Lotus had and Excel kept;
 * ECMA-376 part 1, 18.17.4.1. */
static void
test_dates (void)
{
  const char *const sheet =
      "<worksheet><sheetData><row>"
      "<c s='1'><v>1</v></c><c s='1'><v>59</v></c><c s='1'><v>60</v></c>"
      "<c s='1'><v>61</v></c><c s='1'><v>44742</v></c>"
      "<c s='5'><v>44742.999999</v></c><c s='1'><v>2958465</v></c>"
      "<c s='1'><v>2958466</v></c><c s='1'><v>-3</v></c>"
      "<c s='4'><v>0.75</v></c><c s='2'><v>0.0139</v></c>"
      "<c s='3'><v>12</v></c><c s='1'><v>soon</v></c>"
      "</row></sheetData></worksheet>";
  g_autoptr (GBytes) bytes = with_sheet (BOOK (""), sheet);
  g_autoptr (GBytes) from_1904 =
      with_sheet (BOOK ("<workbookPr date1904='true'/>"),
                  "<worksheet><sheetData><row><c s='1'><v>43280</v></c>"
                  "<c s='1'><v>2957003</v></c><c s='1'><v>2957004</v></c>"
                  "</row></sheetData></worksheet>");

  assert_sheet (bytes, 0,
                "1900-01-01,1900-02-28,1900-02-29,1900-03-01,2022-06-30,"
                "2022-07-01,9999-12-31,2958466,-3,18:00,1.39%,12,soon\n");
  assert_sheet (from_1904, 0, "2022-06-30,9999-12-31,2957004\n");
}

static void
test_formats (void)
{
  const struct
  {
    const char *format;
    SwbXlsxMeaning meaning;
  } cases[] = {
    { "General", SWB_XLSX_PLAIN },
    { "yyyy-mm-dd", SWB_XLSX_DATE },
    { "d. mmmm yyyy", SWB_XLSX_DATE },
    { "[$-409]d-mmm;@", SWB_XLSX_DATE },
    { "mmm", SWB_XLSX_DATE },
    { "yyyy\"年\"m\"月\"d\"日\"", SWB_XLSX_DATE },
    { "[h]:mm:ss", SWB_XLSX_TIME },
    { "h:mm AM/PM", SWB_XLSX_TIME },
    { "mm:ss.0", SWB_XLSX_TIME },
    { "0.00%", SWB_XLSX_PERCENT },
    { "0\" %\"", SWB_XLSX_PLAIN },
    { "#,##0.00 [$USD]", SWB_XLSX_PLAIN },
    { "[$₹-4009] #,##0.00", SWB_XLSX_PLAIN },
    { "\"days \"0", SWB_XLSX_PLAIN },
    { "[Red]0;[Black]-0;\"d\"", SWB_XLSX_PLAIN },
    { "[Magenta]0.00", SWB_XLSX_PLAIN },
    { "[hh]:mm", SWB_XLSX_TIME },
    { "[mm]:ss", SWB_XLSX_TIME },
    { "[S]", SWB_XLSX_TIME },
    { "0.00E+00", SWB_XLSX_PLAIN },
    { "\\d0", SWB_XLSX_PLAIN },
    { "#,##0_d", SWB_XLSX_PLAIN },
    { "[", SWB_XLSX_PLAIN },
    { "\\", SWB_XLSX_PLAIN },
    { "", SWB_XLSX_PLAIN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].format);
      g_assert_cmpint (swb_xlsx_meaning_of_format (cases[i].format), ==,
                       cases[i].meaning);
    }
}

static void
test_numbers (void)
{
  g_autoptr (GBytes) bytes = with_sheet (
      BOOK (""), "<worksheet><sheetData><row><c><v>0.30000000000000004</v></c>"
                 "<c><v>1.5E-7</v></c><c><v>4.85E7</v></c>"
                 "<c><v>1E+20</v></c><c><v>-0.00012</v></c><c><v>0</v></c>"
                 "<c><v>1e999</v></c><c><v>1e-50</v></c><c><v>-1e-50</v></c>"
                 "<c><v>1e-16</v></c></row></sheetData></worksheet>");

  assert_sheet (bytes, 0,
                "0.3,0.00000015,48500000,100000000000000000000,"
                "-0.00012,0,1e999,0,0,0.0000000000000001\n");
}

static void
test_no_spreadsheet (void)
{
  const char *const other[] = { "word/document.xml", "<x/>", NULL };
  const char *const empty[] = { "_rels/.rels",
                                RELATIONS,
                                "xl/workbook.xml",
                                "<workbook><sheets/></workbook>",
                                "xl/_rels/workbook.xml.rels",
                                BOOK_RELATIONS,
                                NULL };
  g_autoptr (GBytes) archive = pack (other);
  g_autoptr (GBytes) without = pack (empty);
  g_autoptr (GBytes) whole = load ("libreoffice.xlsx");
  g_autoptr (GBytes) cut =
      g_bytes_new_from_bytes (whole, 0, g_bytes_get_size (whole) / 2);
  g_autoptr (GBytes) noise = g_bytes_new_static ("PK\003\004 and no more", 17);

  assert_refused (archive, SWB_EXCHANGE_ERROR_DAMAGED);
  assert_refused (without, SWB_EXCHANGE_ERROR_EMPTY);
  assert_refused (cut, SWB_EXCHANGE_ERROR_DAMAGED);
  assert_refused (noise, SWB_EXCHANGE_ERROR_DAMAGED);
}

/* XML that grows in itself, asks for other files, or never ends. */
static void
test_bombs (void)
{
  g_autoptr (GBytes) laughs = with_sheet (
      BOOK (""),
      "<!DOCTYPE w [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'>]>"
      "<worksheet><sheetData><row><c t='str'><v>&b;</v></c></row></sheetData>"
      "</worksheet>");
  g_autoptr (GBytes) file = with_sheet (
      BOOK (""), "<!DOCTYPE w SYSTEM 'file:///etc/hostname'><worksheet/>");
  g_autoptr (GString) flat = g_string_new ("<worksheet><sheetData>");
  g_autoptr (GString) high = g_string_new ("<worksheet><sheetData>");
  g_autoptr (GString) deep = g_string_new ("<worksheet>");
  g_autoptr (GBytes) wide = NULL;
  g_autoptr (GBytes) tall = NULL;
  g_autoptr (GBytes) well = NULL;

  /* Each is too much in one way alone: bytes out of few, or rows. */
  g_string_append (flat, "<row>");
  while (flat->len < 70 * 1024 * 1024)
    g_string_append (flat, "<c></c><c></c><c></c>");
  for (guint i = 0; i < 1048577; i++)
    g_string_append (high, "<row/>");
  g_string_append (high, "</sheetData></worksheet>");
  for (guint i = 0; i < 5000; i++)
    g_string_append (deep, "<a>");
  wide = with_sheet (BOOK (""), flat->str);
  tall = with_sheet (BOOK (""), high->str);
  well = with_sheet (BOOK (""), deep->str);
  assert_refused (laughs, SWB_EXCHANGE_ERROR_DAMAGED);
  assert_refused (file, SWB_EXCHANGE_ERROR_DAMAGED);
  assert_refused (well, SWB_EXCHANGE_ERROR_DAMAGED);
  assert_refused (wide, SWB_EXCHANGE_ERROR_TOO_LARGE);
  assert_refused (tall, SWB_EXCHANGE_ERROR_TOO_LARGE);
}

/* A text that no cell can have is cut where it is read, whether it stands in
 * the cell or is shared, and what is left tells that it was. */
static void
test_long_texts (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) sheet = g_string_new ("<worksheet><sheetData><row>"
                                            "<c t='inlineStr'><is>");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) read = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 1024 * 1024 - 1; i++)
    g_string_append_c (text, 'a');
  for (guint i = 0; i < 8; i++)
    g_string_append_printf (sheet, "<r><t>%s</t></r>", text->str);
  g_string_append (sheet, "</is></c><c><v>7</v></c></row></sheetData>"
                          "</worksheet>");
  bytes = with_sheet (BOOK (""), sheet->str);
  read = swb_xlsx_read_sheet (bytes, 0, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (read), >, SWB_CSV_LONGEST_CELL);
  g_assert_cmpuint (g_bytes_get_size (read), <, 3 * SWB_CSV_LONGEST_CELL);
  g_assert_cmpmem ((const char *) g_bytes_get_data (read, NULL) +
                       g_bytes_get_size (read) - 3,
                   3, ",7\n", 3);
}

/* As in a table of text, a row with more cells than are read says so. */
static void
test_many_cells (void)
{
  g_autoptr (GString) sheet =
      g_string_new ("<worksheet><sheetData><row><c><v>1</v></c></row><row>");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) text = NULL;
  g_autoptr (SwbGrid) grid = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < SWB_CSV_MOST_CELLS + 5; i++)
    g_string_append (sheet, "<c><v>2</v></c>");
  g_string_append (sheet, "</row></sheetData></worksheet>");
  bytes = with_sheet (BOOK (""), sheet->str);
  text = swb_xlsx_read_sheet (bytes, 0, NULL, NULL, &error);
  g_assert_no_error (error);
  grid = swb_csv_read (text, ',', 0, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (swb_grid_get_n_cells (grid, 1), ==, SWB_CSV_MOST_CELLS);
  g_assert_false (swb_grid_get_flags (grid, 0) & SWB_GRID_MANY);
  g_assert_true (swb_grid_get_flags (grid, 1) & SWB_GRID_MANY);
}

static void
test_cancel (void)
{
  g_autoptr (GBytes) bytes = load ("libreoffice.xlsx");
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancelled);
  g_assert_null (swb_xlsx_read_sheet (bytes, 0, NULL, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* The import sees a sheet as it sees a table of text. */
static void
test_import_table (void)
{
  g_autoptr (GBytes) bytes = load ("xlsxwriter.xlsx");
  g_autoptr (GError) error = NULL;
  g_autoptr (SwbImportTable) table =
      swb_import_table_new (bytes, "creators.xlsx", NULL, &error);
  g_autofree char *fee = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length ((GStrv) swb_import_table_get_sheets (table)),
                    ==, 2);
  g_assert_true (swb_import_table_get_options (table)->header);
  g_assert_cmpint (swb_import_table_get_options (table)->decimal_sign, ==, '.');
  g_assert_cmpuint (swb_import_table_get_n_columns (table), ==, 10);
  fee = swb_import_table_dup_cell (table, 0, 8);
  g_assert_cmpstr (fee, ==, "45000.5");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/xlsx/libreoffice", test_libreoffice);
  g_test_add_func ("/xlsx/xlsxwriter", test_xlsxwriter);
  g_test_add_func ("/xlsx/other-ways", test_other_ways);
  g_test_add_func ("/xlsx/dates", test_dates);
  g_test_add_func ("/xlsx/formats", test_formats);
  g_test_add_func ("/xlsx/numbers", test_numbers);
  g_test_add_func ("/xlsx/no-spreadsheet", test_no_spreadsheet);
  g_test_add_func ("/xlsx/bombs", test_bombs);
  g_test_add_func ("/xlsx/long-texts", test_long_texts);
  g_test_add_func ("/xlsx/many-cells", test_many_cells);
  g_test_add_func ("/xlsx/cancel", test_cancel);
  g_test_add_func ("/xlsx/import-table", test_import_table);

  return g_test_run ();
}
