/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The error domain of the report library. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SWB_REPORT_ERROR (swb_report_error_quark ())

/**
 * SwbReportError:
 * @SWB_REPORT_ERROR_KIND: no such chart
 * @SWB_REPORT_ERROR_PAPER: no such paper
 * @SWB_REPORT_ERROR_SECTIONS: no section was chosen
 * @SWB_REPORT_ERROR_DRAW: the pages could not be drawn
 */
typedef enum
{
  SWB_REPORT_ERROR_KIND,
  SWB_REPORT_ERROR_PAPER,
  SWB_REPORT_ERROR_SECTIONS,
  SWB_REPORT_ERROR_DRAW,
} SwbReportError;

GQuark swb_report_error_quark (void);

G_END_DECLS
