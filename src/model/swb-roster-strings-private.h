/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of a roster's texts, for keeping them and for the local cache. */
#pragma once

#include "model/swb-roster-strings.h"

G_BEGIN_DECLS

/* Bytes of the first page of texts, and items of the first of a table; texts
 * have 32 bits of places. */
#define SWB_ROSTER_TEXT_PAGE 4096u
#define SWB_ROSTER_TEXT_PAGES 20
#define SWB_ROSTER_TABLE_PAGE 64u

/* A number that is in the table, and none. */
#define SWB_ROSTER_LARGE 0x80000000u
#define SWB_ROSTER_NO_NUMBER G_MAXUINT32

typedef struct
{
  guint8 *pages[SWB_ROSTER_PAGES];
  guint64 used; /* the place behind the last text */
} SwbRosterTexts;

typedef struct
{
  guint8 *pages[SWB_ROSTER_PAGES];
  guint32 n;
  guint32 size; /* bytes of an item */
} SwbRosterTable;

/* Places of a word's texts. */
typedef struct
{
  guint32 text;
  guint32 folded;
} SwbRosterWord;

typedef struct
{
  guint32 *slots;
  guint mask;
} SwbRosterSlots;

struct _SwbRosterStrings
{
  SwbRosterTexts arenas[SWB_N_ROSTER_ARENAS];
  SwbRosterTable words; /* of SwbRosterWord */
  SwbRosterTable numbers;
  SwbRosterTable origins;
  SwbRosterSlots word_slots;
  SwbRosterSlots origin_slots;
  gsize stored; /* bytes */
  gsize lost;   /* of those, replaced since */
};

const SwbRosterWord *
swb_roster_strings_peek_word (const SwbRosterStrings *strings, guint32 code);
guint swb_roster_page_of (guint32 place, guint32 least, guint32 *from);

G_END_DECLS
