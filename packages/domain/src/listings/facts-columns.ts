/** The columns of `listing_facts` that hold what a listing says. */
export const statedColumns = [
  'title',
  'title_words',
  'title_terms',
  'employer',
  'employer_key',
  'category',
  'places',
  'countries',
  'work_mode',
  'employment_type',
  'seniority',
  'pay_min',
  'pay_max',
  'pay_currency',
  'skills',
  'company_size',
  'industries',
  'travel_percent',
  'is_on_call',
  'sponsors_visa',
  'benefits',
  'language',
] as const

/** Those that are written and read; the database fills in the others. */
export const factsColumns = ['listing_id', 'is_open', 'posted_on', ...statedColumns] as const
