/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program: its windows, its preferences, its accelerators. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SWB_TYPE_APPLICATION (swb_application_get_type ())

G_DECLARE_FINAL_TYPE (
    SwbApplication, swb_application, SWB, APPLICATION, AdwApplication)

SwbApplication *swb_application_new (void);

G_END_DECLS
