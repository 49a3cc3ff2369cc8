/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Accounts that are worth a second look, each flag with how often it comes
 * without any cause. A flag is a question to a person, never a verdict. */
#pragma once

#include "analytics/swb-status.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** Fewer accounts of a group are no reference. */
#define SWB_SUSPICION_MIN_GROUP 20
/** Fewer readings of followers tell no usual growth. */
#define SWB_SUSPICION_MIN_READINGS 12
/** The most groups. */
#define SWB_SUSPICION_MAX_GROUPS 64

/**
 * SwbSuspicionFlag:
 * @SWB_SUSPICION_NOT_ENOUGH: nothing can be said
 * @SWB_SUSPICION_USUAL: as others are
 * @SWB_SUSPICION_LOW: unusually low; of followers: a fall
 * @SWB_SUSPICION_HIGH: unusually high; of followers: a jump
 */
typedef enum
{
  SWB_SUSPICION_NOT_ENOUGH,
  SWB_SUSPICION_USUAL,
  SWB_SUSPICION_LOW,
  SWB_SUSPICION_HIGH,
} SwbSuspicionFlag;

/**
 * SwbSuspicionOptions:
 * @threshold: |z| from which an account is flagged
 * @shrink_readings: with so many readings an account's own number counts half
 * @min_group: accounts that a group needs, from 5
 */
typedef struct
{
  double threshold;
  double shrink_readings;
  size_t min_group;
} SwbSuspicionOptions;

/**
 * SwbSuspicionAccount:
 * @group: the tier, or any other group of like accounts, from 0
 * @numerator: engagements, or likes; NaN when not known
 * @base: followers, reach or views of the same posts, or comments
 * @readings: how many posts the numbers are of, from 1
 */
typedef struct
{
  uint32_t group;
  double numerator;
  double base;
  double readings;
} SwbSuspicionAccount;

/**
 * SwbSuspicionScore:
 * @flag: what is said
 * @z: how many robust standard deviations from the group's middle, shrunk; 0
 *   when nothing is said
 * @value: the account's own quotient; 0 when it has none
 * @by_chance: the share of accounts with as many readings that would be flagged
 *   if nothing but normal scatter were there
 */
typedef struct
{
  SwbSuspicionFlag flag;
  double z;
  double value;
  double by_chance;
} SwbSuspicionScore;

/**
 * SwbSuspicionReference:
 * @n_accounts: accounts of the group with numbers
 * @is_enough: whether they are enough; else all that follows is 0
 * @middle: the median quotient of the group
 * @spread: the robust standard deviation of its logarithm
 * @n_flagged: accounts that are flagged
 * @base_rate: @n_flagged / @n_accounts
 * @by_chance: the share that normal scatter alone would flag, the mean over
 *   the accounts
 */
typedef struct
{
  size_t n_accounts;
  bool is_enough;
  double middle;
  double spread;
  size_t n_flagged;
  double base_rate;
  double by_chance;
} SwbSuspicionReference;

/**
 * SwbFollowerReading:
 * @day: its day, in days of any calendar; parts of a day may be told
 * @followers: how many; NaN when not known
 */
typedef struct
{
  double day;
  double followers;
} SwbFollowerReading;

/**
 * SwbGrowthOptions:
 * @slack: k, what an increment must exceed to count, in standard deviations
 * @limit: h, the sum from which it is a jump
 */
typedef struct
{
  double slack;
  double limit;
} SwbGrowthOptions;

/**
 * SwbGrowthFlag:
 * @flag: usual, a jump or a fall: the first of them
 * @from: index of the reading before the change began
 * @to: index of the reading at which it was seen
 * @people: followers gained from @from to @to beyond the usual growth; negative
 *   for a fall
 * @largest: the largest sum of either kind
 * @growth: usual growth of ln followers a day
 * @spread: robust standard deviation of a day's growth
 * @n_readings: readings that are known
 * @by_chance: the share of steady accounts with as many readings of which a
 *   jump or a fall is said
 * @run_length: readings between two flags of a steady account, on average
 */
typedef struct
{
  SwbSuspicionFlag flag;
  size_t from;
  size_t to;
  double people;
  double largest;
  double growth;
  double spread;
  size_t n_readings;
  double by_chance;
  double run_length;
} SwbGrowthFlag;

const char *swb_suspicion_flag_id (SwbSuspicionFlag flag);
SwbSuspicionOptions swb_suspicion_options_default (void);
SwbStatus swb_suspicion_scores (const SwbSuspicionAccount *accounts,
                                size_t n_accounts,
                                size_t n_groups,
                                SwbSuspicionOptions options,
                                SwbSuspicionScore *scores,
                                SwbSuspicionReference *references);

SwbGrowthOptions swb_growth_options_default (void);
SwbStatus swb_suspicion_growth (const SwbFollowerReading *readings,
                                size_t n_readings,
                                SwbGrowthOptions options,
                                SwbGrowthFlag *out);
