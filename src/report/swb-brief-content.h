/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a campaign's brief says: gathered from the model once, on the main
 * thread; then plain and never changed, so that a worker can print it. */
#pragma once

#include "chart/swb-chart.h"
#include "model/swb-workspace.h"
#include "report/swb-page.h"
#include "report/swb-text-table.h"

G_BEGIN_DECLS

/**
 * SwbBriefSections:
 *
 * The parts after the title and its facts, which are always there.
 */
typedef enum
{
  SWB_BRIEF_CONTENTS = 1 << 0,
  SWB_BRIEF_MESSAGE = 1 << 1,
  SWB_BRIEF_PLAN = 1 << 2,
  SWB_BRIEF_GATES = 1 << 3,
  SWB_BRIEF_CREATORS = 1 << 4,
  SWB_BRIEF_BUDGET = 1 << 5,
  SWB_BRIEF_CHARTS = 1 << 6,
  SWB_BRIEF_SOURCES = 1 << 7,
  SWB_BRIEF_ALL = (1 << 8) - 1,
} SwbBriefSections;

/**
 * SwbBriefOptions:
 * @paper: what it is printed on
 * @today: the date that it bears; %SWB_DAY_NONE for the day of the call
 * @sections: #SwbBriefSections; 0 for all
 */
typedef struct
{
  SwbPaper paper;
  SwbDay today;
  guint sections;
} SwbBriefOptions;

/** A fact of the title page; @detail may be %NULL. */
typedef struct
{
  char *label;
  char *value;
  char *detail;
} SwbBriefFact;

/** A stage with dates; @tone is a #SwbChartStage. */
typedef struct
{
  char *name;
  int tone;
  SwbFlight flight;
} SwbBriefStage;

/** A placement on the drawing of the plan; @tier may be -1. */
typedef struct
{
  int tier;
  SwbDay day;
  int days;
  gboolean firm;
} SwbBriefMark;

typedef enum
{
  SWB_BRIEF_VERDICT_OPEN,
  SWB_BRIEF_VERDICT_PASS,
  SWB_BRIEF_VERDICT_KEEP_GOING,
  SWB_BRIEF_VERDICT_FAIL,
} SwbBriefVerdict;

/** A gate; @text is markup: its name, criteria, verdict and reason. */
typedef struct
{
  char *text;
  SwbDay day;
  SwbBriefVerdict verdict;
} SwbBriefGate;

#define SWB_BRIEF_N_FACTS 4
#define SWB_BRIEF_N_CHARTS 3

/**
 * SwbBriefContent:
 *
 * Read only. @creators, @budget and @sources are %NULL where there is nothing;
 * their notes say why.
 */
typedef struct
{
  SwbPaper paper;
  SwbDay today;
  guint sections;
  char *name;
  char *line;
  char *footer;
  char *keywords;
  char *author;
  SwbBriefFact facts[SWB_BRIEF_N_FACTS];
  char *message;
  char *people;
  GArray *stages;
  GArray *marks;
  SwbDay release;
  GArray *gates;
  SwbTextTable *creators;
  GPtrArray *creator_notes;
  SwbTextTable *budget;
  GPtrArray *budget_notes;
  SwbChart *charts[SWB_BRIEF_N_CHARTS];
  guint n_bars[SWB_BRIEF_N_CHARTS];
  SwbTextTable *sources;
  GPtrArray *methods;
} SwbBriefContent;

SwbBriefContent *swb_brief_content_new (SwbWorkspace *workspace,
                                        SwbCampaign *campaign,
                                        const SwbBriefOptions *options);
void swb_brief_content_free (SwbBriefContent *content);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbBriefContent, swb_brief_content_free)

G_END_DECLS
