/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Languages after ISO 639-1 and 639-3, with their names in English and in
 * themselves, so that "hi", "hin", "Hindi" and "हिन्दी" are one. */
#include "base/swb-language.h"

#include "base/swb-code-list.h"
#include "base/swb-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const char *code;
  const char *code3;
  const char *name;
  const char *own;
} Language;

static const Language languages[] = {
  { "hi", "hin", N_ ("Hindi"), "हिन्दी" },
  { "ta", "tam", N_ ("Tamil"), "தமிழ்" },
  { "te", "tel", N_ ("Telugu"), "తెలుగు" },
  { "ml", "mal", N_ ("Malayalam"), "മലയാളം" },
  { "kn", "kan", N_ ("Kannada"), "ಕನ್ನಡ" },
  { "mr", "mar", N_ ("Marathi"), "मराठी" },
  { "bn", "ben", N_ ("Bengali"), "বাংলা" },
  { "pa", "pan", N_ ("Punjabi"), "ਪੰਜਾਬੀ" },
  { "gu", "guj", N_ ("Gujarati"), "ગુજરાતી" },
  { "or", "ori", N_ ("Odia"), "ଓଡ଼ିଆ" },
  { "as", "asm", N_ ("Assamese"), "অসমীয়া" },
  { "bho", "bho", N_ ("Bhojpuri"), "भोजपुरी" },
  { "mai", "mai", N_ ("Maithili"), "मैथिली" },
  { "ur", "urd", N_ ("Urdu"), "اردو" },
  { "ne", "nep", N_ ("Nepali"), "नेपाली" },
  { "si", "sin", N_ ("Sinhala"), "සිංහල" },
  { "en", "eng", N_ ("English"), "English" },
  { "ko", "kor", N_ ("Korean"), "한국어" },
  { "ja", "jpn", N_ ("Japanese"), "日本語" },
  { "zh", "zho", N_ ("Chinese"), "中文" },
  { "yue", "yue", N_ ("Cantonese"), "粵語" },
  { "id", "ind", N_ ("Indonesian"), "Bahasa Indonesia" },
  { "ms", "msa", N_ ("Malay"), "Bahasa Melayu" },
  { "fil", "fil", N_ ("Filipino"), "Filipino" },
  { "tl", "tgl", N_ ("Tagalog"), "Tagalog" },
  { "th", "tha", N_ ("Thai"), "ไทย" },
  { "vi", "vie", N_ ("Vietnamese"), "Tiếng Việt" },
  { "my", "mya", N_ ("Burmese"), "မြန်မာ" },
  { "km", "khm", N_ ("Khmer"), "ខ្មែរ" },
  { "ar", "ara", N_ ("Arabic"), "العربية" },
  { "fa", "fas", N_ ("Persian"), "فارسی" },
  { "he", "heb", N_ ("Hebrew"), "עברית" },
  { "tr", "tur", N_ ("Turkish"), "Türkçe" },
  { "es", "spa", N_ ("Spanish"), "Español" },
  { "pt", "por", N_ ("Portuguese"), "Português" },
  { "fr", "fra", N_ ("French"), "Français" },
  { "de", "deu", N_ ("German"), "Deutsch" },
  { "it", "ita", N_ ("Italian"), "Italiano" },
  { "nl", "nld", N_ ("Dutch"), "Nederlands" },
  { "ru", "rus", N_ ("Russian"), "Русский" },
  { "uk", "ukr", N_ ("Ukrainian"), "Українська" },
  { "kk", "kaz", N_ ("Kazakh"), "Қазақ" },
  { "uz", "uzb", N_ ("Uzbek"), "Oʻzbek" },
  { "pl", "pol", N_ ("Polish"), "Polski" },
  { "cs", "ces", N_ ("Czech"), "Čeština" },
  { "ro", "ron", N_ ("Romanian"), "Română" },
  { "hu", "hun", N_ ("Hungarian"), "Magyar" },
  { "el", "ell", N_ ("Greek"), "Ελληνικά" },
  { "sv", "swe", N_ ("Swedish"), "Svenska" },
  { "da", "dan", N_ ("Danish"), "Dansk" },
  { "nb", "nob", N_ ("Norwegian"), "Norsk" },
  { "fi", "fin", N_ ("Finnish"), "Suomi" },
  { "sw", "swa", N_ ("Swahili"), "Kiswahili" },
  { "am", "amh", N_ ("Amharic"), "አማርኛ" },
  { "yo", "yor", N_ ("Yoruba"), "Yorùbá" },
  { "ha", "hau", N_ ("Hausa"), "Hausa" },
};

static const Language *
find_code (const char *code)
{
  for (guint i = 0; code != NULL && i < G_N_ELEMENTS (languages); i++)
    if (strcmp (languages[i].code, code) == 0)
      return &languages[i];
  return NULL;
}

/**
 * swb_language_name:
 * @code: (nullable): an ISO 639 code, such as "hi"
 *
 * Returns: (nullable): its name for people, translated; an unknown code comes
 *   back as it is
 */
const char *
swb_language_name (const char *code)
{
  const Language *language = find_code (code);

  return language != NULL ? _ (language->name) : code;
}

/**
 * swb_language_own_name:
 * @code: (nullable): an ISO 639 code
 *
 * Returns: (nullable): the language's name in itself; an unknown code comes
 *   back as it is
 */
const char *
swb_language_own_name (const char *code)
{
  const Language *language = find_code (code);

  return language != NULL ? language->own : code;
}

/* Every folded name and code to its language; built once, after the
 * interface's language is known. */
static GHashTable *
get_names (void)
{
  static GHashTable *names;

  if (g_once_init_enter (&names))
    {
      GHashTable *table =
          g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
        {
          void *language = (void *) &languages[i];
          const char *name = languages[i].name;

          g_hash_table_insert (table, swb_text_fold (languages[i].own),
                               language);
          g_hash_table_insert (table, swb_text_fold (_ (name)), language);
          g_hash_table_insert (table, swb_text_fold (name), language);
          g_hash_table_insert (table, g_strdup (languages[i].code3), language);
        }
      for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
        g_hash_table_insert (table, g_strdup (languages[i].code),
                             (void *) &languages[i]);
      g_once_init_leave (&names, table);
    }
  return names;
}

/**
 * swb_language_code:
 * @name_or_code: (nullable): a code with or without a region ("en-IN"), a name
 *   in English, in the interface's language or in the language itself
 *
 * Returns: (nullable): the ISO 639 code; %NULL when it is not known
 */
const char *
swb_language_code (const char *name_or_code)
{
  g_autofree char *folded = NULL;
  const Language *found;

  if (name_or_code == NULL)
    return NULL;
  folded = swb_text_fold (name_or_code);
  found = g_hash_table_lookup (get_names (), folded);
  if (found == NULL)
    {
      folded[strcspn (folded, "-_")] = '\0';
      found = find_code (folded);
    }
  return found != NULL ? found->code : NULL;
}

/**
 * swb_language_codes:
 *
 * Returns: (transfer none): all known codes in the order to offer them,
 *   ending in %NULL
 */
const char *const *
swb_language_codes (void)
{
  static const char *codes[G_N_ELEMENTS (languages) + 1];
  static gsize once;

  return SWB_CODE_LIST (&once, codes, languages, NULL);
}
