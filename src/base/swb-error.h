/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The error domain of the base library: text that could not be read. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SWB_BASE_ERROR (swb_base_error_quark ())

/**
 * SwbBaseError:
 * @SWB_BASE_ERROR_INVALID: the text is not what was asked for
 * @SWB_BASE_ERROR_AMBIGUOUS: the text can be read in two ways
 * @SWB_BASE_ERROR_RANGE: the value does not fit
 * @SWB_BASE_ERROR_CURRENCY: the currency is unknown or does not match
 */
typedef enum
{
  SWB_BASE_ERROR_INVALID,
  SWB_BASE_ERROR_AMBIGUOUS,
  SWB_BASE_ERROR_RANGE,
  SWB_BASE_ERROR_CURRENCY,
} SwbBaseError;

GQuark swb_base_error_quark (void);

G_END_DECLS
