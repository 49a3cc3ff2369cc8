/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "swellboardctl calc": one model of the analytics library a file, each with
 * its format and a worked example; input as JSON or CSV, the answer as JSON. */
#pragma once

#include "analytics/swb-status.h"
#include "cli/swb-cli-json.h"
#include "document/swb-document.h"

G_BEGIN_DECLS

/** The largest input that is read, in bytes. */
#define SWB_CALC_MAX_BYTES (256u << 20)

typedef struct _SwbCalcInput SwbCalcInput;
typedef struct _SwbCalcObject SwbCalcObject;
typedef struct _SwbCalcModel SwbCalcModel;

/**
 * SwbCalcModel:
 * @name: as typed after "calc"
 * @summary: what it answers, a sentence; to be translated
 * @format: the members of the input, a line each: name, unit, default
 * @rows: (nullable): the member that the rows of a CSV table become; with
 *   %NULL each column of the table becomes an array of its name
 * @example: the worked example, JSON
 * @answer: what it answers to @example, JSON
 * @run: reads the input, computes, adds members to @out, an object that is
 *   open; says what the library said
 * @gather: (nullable): makes the input of a campaign of a workspace
 */
struct _SwbCalcModel
{
  const char *name;
  const char *summary;
  const char *format;
  const char *rows;
  const char *example;
  const char *answer;
  SwbStatus (*run) (SwbCalcObject *input, JsonBuilder *out);
  JsonNode *(*gather) (SwbDocument *document,
                       SwbCampaign *campaign,
                       GError **error);
};

const SwbCalcModel *const *swb_calc_models (void);
const SwbCalcModel *swb_calc_find (const char *name);

SwbCalcInput *swb_calc_input_new_json (GBytes *text, GError **error);
SwbCalcInput *
swb_calc_input_new_csv (GBytes *text, const char *rows, GError **error);
SwbCalcInput *swb_calc_input_new_node (JsonNode *node);
void swb_calc_input_free (SwbCalcInput *input);
gboolean
swb_calc_input_set (SwbCalcInput *input, const char *word, GError **error);
JsonNode *swb_calc_input_get_root (SwbCalcInput *input);
JsonNode *swb_calc_answer (const SwbCalcModel *model,
                           SwbCalcInput *input,
                           GError **error);

/* Reading. The first fault is kept and everything after it reads as a default;
 * swb_calc_finish() tells. */
gboolean swb_calc_has (SwbCalcObject *object, const char *name);
double swb_calc_number (SwbCalcObject *object, const char *name);
double
swb_calc_number_or (SwbCalcObject *object, const char *name, double fallback);
guint64
swb_calc_count (SwbCalcObject *object, const char *name, guint64 largest);
guint64 swb_calc_count_or (SwbCalcObject *object,
                           const char *name,
                           guint64 fallback,
                           guint64 largest);
gboolean
swb_calc_flag_or (SwbCalcObject *object, const char *name, gboolean fallback);
const char *swb_calc_text (SwbCalcObject *object, const char *name);
const char *swb_calc_text_or (SwbCalcObject *object,
                              const char *name,
                              const char *fallback);
guint swb_calc_choice_or (SwbCalcObject *object,
                          const char *name,
                          const char *const *choices,
                          guint fallback);
const double *
swb_calc_numbers (SwbCalcObject *object, const char *name, gsize *n);
const double *
swb_calc_numbers_or_null (SwbCalcObject *object, const char *name, gsize *n);
const char *const *
swb_calc_texts_or_null (SwbCalcObject *object, const char *name, gsize *n);
SwbCalcObject *const *
swb_calc_rows (SwbCalcObject *object, const char *name, gsize *n);
SwbCalcObject *const *
swb_calc_rows_or_null (SwbCalcObject *object, const char *name, gsize *n);
SwbCalcObject *swb_calc_object_or_null (SwbCalcObject *object,
                                        const char *name);
const char *const *swb_calc_names (SwbCalcObject *object, gsize *n);
const double *swb_calc_matrix_or_null (SwbCalcObject *object,
                                       const char *name,
                                       gsize *n_rows,
                                       gsize *n_columns);
void swb_calc_fault (SwbCalcObject *object, const char *format, ...)
    G_GNUC_PRINTF (2, 3);
void swb_calc_because (SwbCalcObject *object, const char *format, ...)
    G_GNUC_PRINTF (2, 3);
gboolean swb_calc_finish (SwbCalcObject *object);

void swb_calc_put_numbers (JsonBuilder *out,
                           const char *name,
                           const double *values,
                           gsize n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbCalcInput, swb_calc_input_free)

G_END_DECLS
