/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Countries after ISO 3166-1, so that "IN", "India" and "भारत" are one. */
#include "base/swb-country.h"

#include "base/swb-code-list.h"
#include "base/swb-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Where iso-codes keeps the names of countries. */
#define ISO_CODES "iso_3166-1"

typedef struct
{
  const char *code;
  const char *name;
} Country;

/* By code. */
static const Country countries[] = {
  { "AD", "Andorra" },
  { "AE", "United Arab Emirates" },
  { "AF", "Afghanistan" },
  { "AG", "Antigua and Barbuda" },
  { "AI", "Anguilla" },
  { "AL", "Albania" },
  { "AM", "Armenia" },
  { "AO", "Angola" },
  { "AQ", "Antarctica" },
  { "AR", "Argentina" },
  { "AS", "American Samoa" },
  { "AT", "Austria" },
  { "AU", "Australia" },
  { "AW", "Aruba" },
  { "AX", "Åland Islands" },
  { "AZ", "Azerbaijan" },
  { "BA", "Bosnia and Herzegovina" },
  { "BB", "Barbados" },
  { "BD", "Bangladesh" },
  { "BE", "Belgium" },
  { "BF", "Burkina Faso" },
  { "BG", "Bulgaria" },
  { "BH", "Bahrain" },
  { "BI", "Burundi" },
  { "BJ", "Benin" },
  { "BL", "Saint Barthélemy" },
  { "BM", "Bermuda" },
  { "BN", "Brunei" },
  { "BO", "Bolivia" },
  { "BQ", "Caribbean Netherlands" },
  { "BR", "Brazil" },
  { "BS", "Bahamas" },
  { "BT", "Bhutan" },
  { "BV", "Bouvet Island" },
  { "BW", "Botswana" },
  { "BY", "Belarus" },
  { "BZ", "Belize" },
  { "CA", "Canada" },
  { "CC", "Cocos Islands" },
  { "CD", "DR Congo" },
  { "CF", "Central African Republic" },
  { "CG", "Congo" },
  { "CH", "Switzerland" },
  { "CI", "Côte d'Ivoire" },
  { "CK", "Cook Islands" },
  { "CL", "Chile" },
  { "CM", "Cameroon" },
  { "CN", "China" },
  { "CO", "Colombia" },
  { "CR", "Costa Rica" },
  { "CU", "Cuba" },
  { "CV", "Cabo Verde" },
  { "CW", "Curaçao" },
  { "CX", "Christmas Island" },
  { "CY", "Cyprus" },
  { "CZ", "Czechia" },
  { "DE", "Germany" },
  { "DJ", "Djibouti" },
  { "DK", "Denmark" },
  { "DM", "Dominica" },
  { "DO", "Dominican Republic" },
  { "DZ", "Algeria" },
  { "EC", "Ecuador" },
  { "EE", "Estonia" },
  { "EG", "Egypt" },
  { "EH", "Western Sahara" },
  { "ER", "Eritrea" },
  { "ES", "Spain" },
  { "ET", "Ethiopia" },
  { "FI", "Finland" },
  { "FJ", "Fiji" },
  { "FK", "Falkland Islands" },
  { "FM", "Micronesia" },
  { "FO", "Faroe Islands" },
  { "FR", "France" },
  { "GA", "Gabon" },
  { "GB", "United Kingdom" },
  { "GD", "Grenada" },
  { "GE", "Georgia" },
  { "GF", "French Guiana" },
  { "GG", "Guernsey" },
  { "GH", "Ghana" },
  { "GI", "Gibraltar" },
  { "GL", "Greenland" },
  { "GM", "Gambia" },
  { "GN", "Guinea" },
  { "GP", "Guadeloupe" },
  { "GQ", "Equatorial Guinea" },
  { "GR", "Greece" },
  { "GS", "South Georgia" },
  { "GT", "Guatemala" },
  { "GU", "Guam" },
  { "GW", "Guinea-Bissau" },
  { "GY", "Guyana" },
  { "HK", "Hong Kong" },
  { "HM", "Heard Island and McDonald Islands" },
  { "HN", "Honduras" },
  { "HR", "Croatia" },
  { "HT", "Haiti" },
  { "HU", "Hungary" },
  { "ID", "Indonesia" },
  { "IE", "Ireland" },
  { "IL", "Israel" },
  { "IM", "Isle of Man" },
  { "IN", "India" },
  { "IO", "British Indian Ocean Territory" },
  { "IQ", "Iraq" },
  { "IR", "Iran" },
  { "IS", "Iceland" },
  { "IT", "Italy" },
  { "JE", "Jersey" },
  { "JM", "Jamaica" },
  { "JO", "Jordan" },
  { "JP", "Japan" },
  { "KE", "Kenya" },
  { "KG", "Kyrgyzstan" },
  { "KH", "Cambodia" },
  { "KI", "Kiribati" },
  { "KM", "Comoros" },
  { "KN", "Saint Kitts and Nevis" },
  { "KP", "North Korea" },
  { "KR", "South Korea" },
  { "KW", "Kuwait" },
  { "KY", "Cayman Islands" },
  { "KZ", "Kazakhstan" },
  { "LA", "Laos" },
  { "LB", "Lebanon" },
  { "LC", "Saint Lucia" },
  { "LI", "Liechtenstein" },
  { "LK", "Sri Lanka" },
  { "LR", "Liberia" },
  { "LS", "Lesotho" },
  { "LT", "Lithuania" },
  { "LU", "Luxembourg" },
  { "LV", "Latvia" },
  { "LY", "Libya" },
  { "MA", "Morocco" },
  { "MC", "Monaco" },
  { "MD", "Moldova" },
  { "ME", "Montenegro" },
  { "MF", "Saint Martin" },
  { "MG", "Madagascar" },
  { "MH", "Marshall Islands" },
  { "MK", "North Macedonia" },
  { "ML", "Mali" },
  { "MM", "Myanmar" },
  { "MN", "Mongolia" },
  { "MO", "Macao" },
  { "MP", "Northern Mariana Islands" },
  { "MQ", "Martinique" },
  { "MR", "Mauritania" },
  { "MS", "Montserrat" },
  { "MT", "Malta" },
  { "MU", "Mauritius" },
  { "MV", "Maldives" },
  { "MW", "Malawi" },
  { "MX", "Mexico" },
  { "MY", "Malaysia" },
  { "MZ", "Mozambique" },
  { "NA", "Namibia" },
  { "NC", "New Caledonia" },
  { "NE", "Niger" },
  { "NF", "Norfolk Island" },
  { "NG", "Nigeria" },
  { "NI", "Nicaragua" },
  { "NL", "Netherlands" },
  { "NO", "Norway" },
  { "NP", "Nepal" },
  { "NR", "Nauru" },
  { "NU", "Niue" },
  { "NZ", "New Zealand" },
  { "OM", "Oman" },
  { "PA", "Panama" },
  { "PE", "Peru" },
  { "PF", "French Polynesia" },
  { "PG", "Papua New Guinea" },
  { "PH", "Philippines" },
  { "PK", "Pakistan" },
  { "PL", "Poland" },
  { "PM", "Saint Pierre and Miquelon" },
  { "PN", "Pitcairn" },
  { "PR", "Puerto Rico" },
  { "PS", "Palestine" },
  { "PT", "Portugal" },
  { "PW", "Palau" },
  { "PY", "Paraguay" },
  { "QA", "Qatar" },
  { "RE", "Réunion" },
  { "RO", "Romania" },
  { "RS", "Serbia" },
  { "RU", "Russia" },
  { "RW", "Rwanda" },
  { "SA", "Saudi Arabia" },
  { "SB", "Solomon Islands" },
  { "SC", "Seychelles" },
  { "SD", "Sudan" },
  { "SE", "Sweden" },
  { "SG", "Singapore" },
  { "SH", "Saint Helena" },
  { "SI", "Slovenia" },
  { "SJ", "Svalbard and Jan Mayen" },
  { "SK", "Slovakia" },
  { "SL", "Sierra Leone" },
  { "SM", "San Marino" },
  { "SN", "Senegal" },
  { "SO", "Somalia" },
  { "SR", "Suriname" },
  { "SS", "South Sudan" },
  { "ST", "São Tomé and Príncipe" },
  { "SV", "El Salvador" },
  { "SX", "Sint Maarten" },
  { "SY", "Syria" },
  { "SZ", "Eswatini" },
  { "TC", "Turks and Caicos Islands" },
  { "TD", "Chad" },
  { "TF", "French Southern Territories" },
  { "TG", "Togo" },
  { "TH", "Thailand" },
  { "TJ", "Tajikistan" },
  { "TK", "Tokelau" },
  { "TL", "Timor-Leste" },
  { "TM", "Turkmenistan" },
  { "TN", "Tunisia" },
  { "TO", "Tonga" },
  { "TR", "Turkey" },
  { "TT", "Trinidad and Tobago" },
  { "TV", "Tuvalu" },
  { "TW", "Taiwan" },
  { "TZ", "Tanzania" },
  { "UA", "Ukraine" },
  { "UG", "Uganda" },
  { "UM", "US Outlying Islands" },
  { "US", "United States" },
  { "UY", "Uruguay" },
  { "UZ", "Uzbekistan" },
  { "VA", "Vatican City" },
  { "VC", "Saint Vincent and the Grenadines" },
  { "VE", "Venezuela" },
  { "VG", "British Virgin Islands" },
  { "VI", "US Virgin Islands" },
  { "VN", "Vietnam" },
  { "VU", "Vanuatu" },
  { "WF", "Wallis and Futuna" },
  { "WS", "Samoa" },
  { "XK", "Kosovo" },
  { "YE", "Yemen" },
  { "YT", "Mayotte" },
  { "ZA", "South Africa" },
  { "ZM", "Zambia" },
  { "ZW", "Zimbabwe" },
};

/* How tables and services call them besides. */
static const Country other_names[] = {
  { "US", "USA" },
  { "US", "United States of America" },
  { "US", "America" },
  { "US", "Estados Unidos" },
  { "US", "Vereinigte Staaten" },
  { "US", "États-Unis" },
  { "US", "미국" },
  { "US", "अमेरिका" },
  { "GB", "UK" },
  { "GB", "Great Britain" },
  { "GB", "Britain" },
  { "GB", "England" },
  { "GB", "Reino Unido" },
  { "GB", "Großbritannien" },
  { "AE", "UAE" },
  { "AE", "Emirates" },
  { "KR", "Korea" },
  { "KR", "Republic of Korea" },
  { "KR", "Korea, Republic of" },
  { "KR", "대한민국" },
  { "KR", "한국" },
  { "IN", "Bharat" },
  { "IN", "भारत" },
  { "IN", "Indien" },
  { "IN", "Inde" },
  { "IN", "인도" },
  { "JP", "日本" },
  { "JP", "일본" },
  { "CN", "中国" },
  { "DE", "Deutschland" },
  { "DE", "Alemania" },
  { "DE", "Allemagne" },
  { "ES", "España" },
  { "ES", "Spanien" },
  { "FR", "Frankreich" },
  { "FR", "Francia" },
  { "IT", "Italia" },
  { "IT", "Italien" },
  { "BR", "Brasil" },
  { "BR", "Brasilien" },
  { "MX", "México" },
  { "RU", "Russian Federation" },
  { "RU", "Россия" },
  { "TR", "Türkiye" },
  { "TR", "Turkiye" },
  { "CZ", "Czech Republic" },
  { "VN", "Viet Nam" },
  { "IR", "Islamic Republic of Iran" },
  { "IR", "Iran, Islamic Republic of" },
  { "TW", "Taiwan, Province of China" },
  { "BO", "Bolivia, Plurinational State of" },
  { "VE", "Venezuela, Bolivarian Republic of" },
  { "TZ", "United Republic of Tanzania" },
  { "SY", "Syrian Arab Republic" },
  { "LA", "Lao" },
  { "MD", "Republic of Moldova" },
  { "CI", "Ivory Coast" },
  { "CD", "Democratic Republic of the Congo" },
  { "CG", "Republic of the Congo" },
  { "CV", "Cape Verde" },
  { "SZ", "Swaziland" },
  { "MK", "Macedonia" },
  { "MM", "Burma" },
  { "MO", "Macau" },
  { "PS", "Palestinian Territories" },
  { "NL", "Holland" },
  { "PH", "The Philippines" },
  { "BS", "The Bahamas" },
  { "GM", "The Gambia" },
  { "VA", "Holy See" },
  { "TL", "East Timor" },
  { "UA", "Україна" },
  { "SA", "KSA" },
  { "ZA", "RSA" },
  { "NP", "नेपाल" },
  { "BD", "বাংলাদেশ" },
  { "TH", "ไทย" },
  { "HK", "Hong Kong SAR" },
  { "BN", "Brunei Darussalam" },
};

static const Country *
find_code (const char *code)
{
  guint low = 0;
  guint high = G_N_ELEMENTS (countries);

  while (code != NULL && low < high)
    {
      guint middle = (low + high) / 2;
      int order = strcmp (code, countries[middle].code);

      if (order == 0)
        return &countries[middle];
      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }
  return NULL;
}

/**
 * swb_country_name:
 * @code: (nullable): an ISO 3166-1 code of two capitals, such as "IN"
 *
 * Returns: (nullable): its name in English; an unknown code comes back as it is
 */
const char *
swb_country_name (const char *code)
{
  const Country *country = find_code (code);

  return country != NULL ? country->name : code;
}

/**
 * swb_country_shown_name:
 * @code: (nullable): an ISO 3166-1 code of two capitals, or what a table said
 *
 * Returns: (nullable): its name in the language of the person, where the system
 *   knows it in it; an unknown code comes back as it is
 */
const char *
swb_country_shown_name (const char *code)
{
  const Country *country = find_code (code);

  return country != NULL ? g_dgettext (ISO_CODES, country->name) : code;
}

/* Every folded name to its code; made once, after the interface's language is
 * known. What tables call a country counts more than a name that is another
 * one's in some language. */
static GHashTable *
get_names (void)
{
  static GHashTable *names;

  if (g_once_init_enter (&names))
    {
      GHashTable *table =
          g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      for (guint i = 0; i < G_N_ELEMENTS (countries); i++)
        g_hash_table_insert (
            table, swb_text_fold (g_dgettext (ISO_CODES, countries[i].name)),
            (gpointer) countries[i].code);
      for (guint i = 0; i < G_N_ELEMENTS (countries); i++)
        g_hash_table_insert (table, swb_text_fold (countries[i].name),
                             (gpointer) countries[i].code);
      for (guint i = 0; i < G_N_ELEMENTS (other_names); i++)
        g_hash_table_insert (table, swb_text_fold (other_names[i].name),
                             (gpointer) other_names[i].code);
      g_once_init_leave (&names, table);
    }
  return names;
}

/**
 * swb_country_code:
 * @name: (nullable): a name in English, in the interface's language, or one of
 *   the names in other languages that tables often have
 *
 * Returns: (nullable): its ISO 3166-1 code; %NULL when it is not known, and
 *   for a code: see swb_country_code_of()
 */
const char *
swb_country_code (const char *name)
{
  g_autofree char *folded = NULL;

  if (name == NULL)
    return NULL;
  folded = swb_text_fold (name);
  return g_hash_table_lookup (get_names (), folded);
}

/**
 * swb_country_code_of:
 * @code: (nullable): what may be a code, "in" or "IN"
 *
 * Returns: (nullable): the code of two capitals; %NULL when there is none such
 */
const char *
swb_country_code_of (const char *code)
{
  char capitals[3] = { 0 };
  const Country *country;

  if (code == NULL || strlen (code) != 2)
    return NULL;
  capitals[0] = g_ascii_toupper (code[0]);
  capitals[1] = g_ascii_toupper (code[1]);
  country = find_code (capitals);
  return country != NULL ? country->code : NULL;
}

static int
compare_shown (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (swb_country_shown_name (*(const char *const *) a),
                         swb_country_shown_name (*(const char *const *) b));
}

/**
 * swb_country_codes:
 *
 * Returns: (transfer none): all codes in the order of the names that a person
 *   sees, ending in %NULL
 */
const char *const *
swb_country_codes (void)
{
  static const char *codes[G_N_ELEMENTS (countries) + 1];
  static gsize once;

  return SWB_CODE_LIST (&once, codes, countries, compare_shown);
}
