/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fields of an import, and the words by which titles name them in English,
 * Spanish and Hindi. */
#include "exchange/swb-field.h"

#include "base/swb-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const char *id;
  const char *name;
  const char *metric;
} Field;

static const Field fields[SWB_N_FIELDS] = {
  [SWB_FIELD_IGNORE] = { "ignore", N_ ("Leave out"), NULL },
  [SWB_FIELD_HANDLE] = { "handle", N_ ("Handle"), NULL },
  [SWB_FIELD_NAME] = { "name", N_ ("Name"), NULL },
  [SWB_FIELD_NICHE] = { "niche", N_ ("Niche"), NULL },
  [SWB_FIELD_FOLLOWERS] = { "followers", N_ ("Followers"), "followers" },
  [SWB_FIELD_VIEWS] = { "avg-views", N_ ("Average views"), "avg-views" },
  [SWB_FIELD_LIKES] = { "avg-likes", N_ ("Average likes"), "avg-likes" },
  [SWB_FIELD_COMMENTS] = { "avg-comments", N_ ("Average comments"),
                           "avg-comments" },
  [SWB_FIELD_SHARES] = { "avg-shares", N_ ("Average shares"), "avg-shares" },
  [SWB_FIELD_ENGAGEMENTS] = { "avg-engagement", N_ ("Average engagement"),
                              "avg-engagement" },
  [SWB_FIELD_AUTHENTIC] = { "authentic-engagement", N_ ("Authentic engagement"),
                            "authentic-engagement" },
  [SWB_FIELD_ENGAGEMENT_RATE] = { "engagement-rate", N_ ("Engagement rate"),
                                  "engagement-rate" },
  [SWB_FIELD_COUNTRY] = { "country", N_ ("Country"), NULL },
  [SWB_FIELD_AUDIENCE_COUNTRY] = { "audience-country",
                                   N_ ("Country of the audience"), NULL },
  [SWB_FIELD_LANGUAGE] = { "language", N_ ("Language"), NULL },
  [SWB_FIELD_CITY] = { "city", N_ ("City"), NULL },
  [SWB_FIELD_FEE] = { "fee", N_ ("Fee"), NULL },
  [SWB_FIELD_CONTACT] = { "contact", N_ ("Contact"), NULL },
  [SWB_FIELD_URL] = { "url", N_ ("Web address"), NULL },
  [SWB_FIELD_PLATFORM] = { "platform", N_ ("Platform"), NULL },
};

/* Words between bars; a title means the first entry of which it has one. A
 * word may be several, "me gusta". */
typedef struct
{
  SwbField field;
  const char *words;
} Words;

/* What a title with one of these is, whatever else it says. */
static const char not_imported[] =
    "|rank|ranking|sr no|s no|sl no|serial|position|posicion|क्रम|क्रमांक|"
    "influence score|score|posts|post count|media count|videos|video count|"
    "uploads|publicaciones|new post avg like|new post avg likes|total likes|"
    "total views|total comments|total shares|total posts|following|"
    "followings|siguiendo|growth|change|gain|gained|crecimiento|id|verified|"
    "boost index|";

static const char engagement_words[] =
    "|eng|engagement|engagements|er|interaction|interactions|interacciones|"
    "interaccion|compromiso|एंगेजमेंट|";
static const char rate_words[] = "|rate|er|tasa|percent|ratio|दर|";
static const char authentic_words[] = "|authentic|real|quality|autentico|"
                                      "autentica|";
static const char audience_words[] = "|audience|audiencia|followers|viewers|"
                                     "दर्शक|";

#define COUNTRY_WORDS "|country|countries|pais|nation|देश|desh|"

static const Words words[] = {
  { SWB_FIELD_FOLLOWERS,
    "|followers|follower|subscribers|subscriber|subs|fans|seguidores|"
    "suscriptores|abonados|फॉलोअर|फॉलोअर्स|फ़ॉलोअर|फ़ॉलोअर्स|अनुयायी|सब्सक्राइबर|"
    "सब्सक्राइबर्स|" },
  { SWB_FIELD_VIEWS,
    "|views|view|plays|vistas|visualizaciones|reproducciones|व्यूज|व्यूज़|व्यू|" },
  { SWB_FIELD_LIKES, "|likes|like|me gusta|megusta|लाइक|लाइक्स|पसंद|" },
  { SWB_FIELD_COMMENTS,
    "|comments|comment|comentarios|comentario|टिप्पणी|टिप्पणियां|टिप्पणियाँ|कमेंट|" },
  { SWB_FIELD_SHARES, "|shares|share|compartidos|compartidas|शेयर|साझा|" },
  { SWB_FIELD_LANGUAGE,
    "|language|languages|lang|idioma|idiomas|lengua|भाषा|bhasha|" },
  { SWB_FIELD_COUNTRY, COUNTRY_WORDS },
  { SWB_FIELD_CITY,
    "|city|cities|town|location|ciudad|ubicacion|शहर|shahar|नगर|" },
  { SWB_FIELD_FEE,
    "|fee|fees|price|cost|rate card|ratecard|charges|charge|quote|tarifa|"
    "precio|costo|coste|शुल्क|फीस|फ़ीस|कीमत|" },
  { SWB_FIELD_CONTACT,
    "|email|e mail|mail|contact|phone|mobile|whatsapp|telephone|correo|"
    "contacto|telefono|manager|संपर्क|ईमेल|फोन|फ़ोन|" },
  { SWB_FIELD_URL,
    "|url|link|links|profile link|website|web|enlace|pagina|लिंक|" },
  { SWB_FIELD_PLATFORM,
    "|platform|network|social network|social media|plataforma|red social|"
    "red|मंच|प्लेटफॉर्म|प्लेटफ़ॉर्म|" },
  { SWB_FIELD_NICHE,
    "|category|categories|niche|niches|genre|topic|topics|vertical|theme|"
    "categoria|categorias|nicho|tema|श्रेणी|विषय|" },
};

static const char handle_words[] =
    "|handle|username|user name|user|userid|user id|account|screen name|"
    "usuario|cuenta|हैंडल|खाता|उपयोगकर्ता|";
static const char name_words[] =
    "|full name|display name|real name|title|nombre|nombre completo|"
    "nombre visible|नाम|naam|";
static const char identity_words[] =
    "|name|names|channel|channel info|creator|influencer|influencers|insta|"
    "instagram|instagrammer|tiktok|tiktoker|tik tok|youtube|youtuber|"
    "streamer|artist|profile|page|blogger|person|talent|nick|nickname|canal|"
    "creador|creadora|perfil|चैनल|क्रिएटर|";

/**
 * swb_field_id:
 * @field: a field
 *
 * Returns: the stored id, such as "avg-views"
 */
const char *
swb_field_id (SwbField field)
{
  g_return_val_if_fail ((guint) field < SWB_N_FIELDS, "ignore");
  return fields[field].id;
}

/**
 * swb_field_name:
 * @field: a field
 *
 * Returns: the name for people, such as "Average views"
 */
const char *
swb_field_name (SwbField field)
{
  g_return_val_if_fail ((guint) field < SWB_N_FIELDS, "");
  return _ (fields[field].name);
}

/**
 * swb_field_parse:
 * @id: (nullable): text from swb_field_id()
 *
 * Returns: the field, %SWB_FIELD_IGNORE for anything else
 */
SwbField
swb_field_parse (const char *id)
{
  for (guint i = 0; i < SWB_N_FIELDS; i++)
    if (g_strcmp0 (fields[i].id, id) == 0)
      return (SwbField) i;
  return SWB_FIELD_IGNORE;
}

/**
 * swb_field_metric:
 * @field: a field
 *
 * Returns: (nullable): the metric of the readings that it gives, %NULL for a
 *   field that is no number about an account
 */
const char *
swb_field_metric (SwbField field)
{
  g_return_val_if_fail ((guint) field < SWB_N_FIELDS, NULL);
  return fields[field].metric;
}

/**
 * swb_title_fold:
 * @title: (nullable): a column's title
 *
 * Returns: (transfer full): the form in which titles are compared: folded,
 *   every sign between words one space, so "60_day_eng_rate" is
 *   "60 day eng rate" and "Views avg." is "views avg"
 */
char *
swb_title_fold (const char *title)
{
  g_autofree char *folded = swb_text_fold (title);
  GString *out = g_string_new (NULL);

  for (const char *at = folded; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      gboolean letter = g_unichar_isalnum (c) || g_unichar_ismark (c);

      if (letter)
        g_string_append_unichar (out, c);
      else if (c == '%')
        g_string_append (out, " percent ");
      else if (out->len > 0 && out->str[out->len - 1] != ' ')
        g_string_append_c (out, ' ');
    }
  g_strchomp (out->str);
  return g_string_free (out, FALSE);
}

/* Whether the folded title, with a space at both ends, has one of the words
 * of the list as words of its own. */
static gboolean
has_one_of (const char *spaced, const char *list)
{
  g_auto (GStrv) entries = g_strsplit (list, "|", -1);

  for (guint i = 0; entries[i] != NULL; i++)
    {
      g_autofree char *folded = swb_text_fold (entries[i]);
      g_autofree char *wanted = g_strconcat (" ", folded, " ", NULL);

      if (*folded != '\0' && strstr (spaced, wanted) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* The days that "60 day eng rate" or "er 30d" names. */
static int
window_of (const char *spaced)
{
  g_auto (GStrv) parts = g_strsplit (spaced, " ", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *end;
      guint64 days;

      if (!g_ascii_isdigit (*parts[i]))
        continue;
      days = g_ascii_strtoull (parts[i], &end, 10);
      if (days >= 1 && days <= 3660 &&
          (g_str_has_prefix (end, "d") ||
           (*end == '\0' && parts[i + 1] != NULL &&
            g_str_has_prefix (parts[i + 1], "d"))))
        return (int) days;
    }
  return 0;
}

static SwbField
field_of_words (const char *spaced)
{
  if (has_one_of (spaced, engagement_words))
    {
      if (has_one_of (spaced, rate_words))
        return SWB_FIELD_ENGAGEMENT_RATE;
      return has_one_of (spaced, authentic_words) ? SWB_FIELD_AUTHENTIC
                                                  : SWB_FIELD_ENGAGEMENTS;
    }
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (has_one_of (spaced, words[i].words))
      {
        SwbField field = words[i].field;

        if ((field == SWB_FIELD_COUNTRY &&
             has_one_of (spaced, audience_words)) ||
            (field == SWB_FIELD_FOLLOWERS &&
             has_one_of (spaced, COUNTRY_WORDS)))
          return SWB_FIELD_AUDIENCE_COUNTRY;
        return field;
      }
  return SWB_FIELD_IGNORE;
}

/**
 * swb_title_read:
 * @title: (nullable): a column's title as it stands in the file
 *
 * Tells what the words of a title mean, in English, Spanish or Hindi. Titles
 * lie: what the column holds has to agree.
 *
 * Returns: what it means
 */
SwbTitleMeaning
swb_title_read (const char *title)
{
  SwbTitleMeaning meaning = { 0 };
  g_autofree char *folded = swb_title_fold (title);
  g_autofree char *spaced = g_strconcat (" ", folded, " ", NULL);

  meaning.known = TRUE;
  if (has_one_of (spaced, handle_words))
    {
      meaning.identity = TRUE;
      meaning.field = SWB_FIELD_HANDLE;
      return meaning;
    }
  if (has_one_of (spaced, not_imported))
    return meaning;
  meaning.field = field_of_words (spaced);
  if (meaning.field == SWB_FIELD_ENGAGEMENT_RATE)
    meaning.window = window_of (spaced);
  if (meaning.field != SWB_FIELD_IGNORE)
    return meaning;
  meaning.identity =
      has_one_of (spaced, name_words) || has_one_of (spaced, identity_words);
  if (has_one_of (spaced, name_words))
    meaning.field = SWB_FIELD_NAME;
  meaning.known = meaning.identity;
  return meaning;
}
