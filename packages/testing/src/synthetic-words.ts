/** What made-up listings are made of. The first of each list are the most common, as in the world. */

type Family = { titles: readonly string[]; skills: readonly string[] }

const family = (titles: string, skills: string): Family => ({ titles: titles.split('; '), skills: skills.split('; ') })

export const families: readonly Family[] = [
  family(
    'Software Engineer; Backend Engineer; Backend Developer; Platform Engineer; Java Developer',
    'Java; Python; PostgreSQL; AWS; Docker; Kubernetes; Kafka; Spring Boot; Redis; REST APIs; Microservices; CI/CD; SQL; Go',
  ),
  family(
    'Registered Nurse; Nurse; Nursing Assistant; Clinical Nurse Specialist',
    'Patient care; CPR; Triage; Medication administration',
  ),
  family(
    'Account Executive; Sales Manager; Sales Development Representative; Business Development Manager',
    'Salesforce; Negotiation; Cold calling; CRM; Lead generation; HubSpot',
  ),
  family(
    'Frontend Developer; Frontend Engineer; Web Developer; UI Engineer',
    'TypeScript; React.js; JavaScript; CSS; HTML; Next.js; Vue; Web accessibility; GraphQL; Jest',
  ),
  family(
    'Data Analyst; Business Analyst; Analytics Engineer',
    'SQL; Excel; Tableau; Power BI; Python; dbt; Snowflake; Reporting',
  ),
  family(
    'Customer Success Manager; Customer Support Specialist; Technical Support Engineer',
    'Zendesk; Technical support; CRM; Troubleshooting; Jira',
  ),
  family(
    'Product Manager; Senior Product Owner; Technical Product Manager',
    'Roadmapping; Agile; Scrum; Jira; A/B testing; SQL; User research',
  ),
  family(
    'Full Stack Developer; Full Stack Engineer; Software Developer',
    'TypeScript; Node.js; React.js; PostgreSQL; MongoDB; AWS; Docker; GraphQL; Python; Git',
  ),
  family(
    'Data Scientist; Machine Learning Engineer; AI Engineer; Research Scientist',
    'Python; PyTorch; TensorFlow; SQL; scikit-learn; Machine learning; NLP; AWS; Spark; Statistics',
  ),
  family(
    'Accountant; Financial Controller; Finance Manager; Payroll Specialist',
    'Excel; SAP; IFRS; Financial reporting; Budgeting; Auditing; QuickBooks',
  ),
  family(
    'DevOps Engineer; Site Reliability Engineer; Cloud Engineer; Infrastructure Engineer',
    'Kubernetes; Terraform; AWS; Docker; Linux; Prometheus; Grafana; Ansible; CI/CD; Python; Bash; Azure',
  ),
  family(
    'Marketing Manager; Content Marketing Specialist; Growth Marketer; SEO Manager',
    'SEO; Google Analytics; Content marketing; HubSpot; Copywriting; Social media',
  ),
  family(
    'Data Engineer; Senior Data Platform Engineer',
    'Python; SQL; Spark; Airflow; Kafka; Snowflake; dbt; AWS; BigQuery; Scala',
  ),
  family(
    'Product Designer; UX Designer; Graphic Designer',
    'Figma; User research; Prototyping; Adobe Photoshop; Design systems; Wireframing',
  ),
  family(
    'Warehouse Associate; Logistics Coordinator; Supply Chain Planner',
    'Forklift operation; Inventory management; SAP; Excel',
  ),
  family(
    'Recruiter; Talent Acquisition Partner; HR Business Partner',
    'Sourcing; Recruiting; Onboarding; Workday; Employee relations',
  ),
  family(
    'Mechanical Engineer; Electrical Engineer; Embedded Software Engineer',
    'C++; AutoCAD; SolidWorks; MATLAB; Embedded systems; PCB design; Python',
  ),
  family(
    'Project Manager; Program Manager; Scrum Master',
    'Agile; Scrum; Jira; Stakeholder management; Budgeting; Risk management',
  ),
  family(
    'Security Engineer; Security Analyst; Penetration Tester',
    'Cybersecurity; SIEM; Penetration testing; Python; AWS; ISO 27001; Incident response',
  ),
  family(
    'Mobile Developer; iOS Engineer; Android Developer',
    'iOS; Android; Kotlin; React Native; Flutter; SwiftUI; Git',
  ),
  family(
    'QA Engineer; Test Automation Engineer',
    'Selenium; Test automation; Java; Python; Cypress; Playwright; Jira; CI/CD',
  ),
  family('Legal Counsel; Paralegal; Compliance Officer', 'Contract law; Compliance; GDPR; Negotiation'),
  family('Teacher; Instructor; Curriculum Developer', 'Teaching; Curriculum development; Classroom management'),
  family('Chef; Restaurant Manager; Barista', 'Food safety; Customer service; Cash handling'),
]

/** City, country, currency, and a factor on pay. */
export const cities: readonly (readonly [city: string, country: string, currency: string, factor: number])[] = [
  ['New York', 'United States', 'USD', 1.3],
  ['San Francisco', 'United States', 'USD', 1.5],
  ['London', 'United Kingdom', 'GBP', 0.85],
  ['Berlin', 'Germany', 'EUR', 0.75],
  ['Bengaluru', 'India', 'INR', 20],
  ['Austin', 'United States', 'USD', 1.1],
  ['Toronto', 'Canada', 'CAD', 1.1],
  ['Paris', 'France', 'EUR', 0.7],
  ['Chicago', 'United States', 'USD', 1.1],
  ['Munich', 'Germany', 'EUR', 0.8],
  ['Seattle', 'United States', 'USD', 1.4],
  ['Amsterdam', 'Netherlands', 'EUR', 0.75],
  ['Boston', 'United States', 'USD', 1.2],
  ['Madrid', 'Spain', 'EUR', 0.55],
  ['Dublin', 'Ireland', 'EUR', 0.8],
  ['Sydney', 'Australia', 'AUD', 1.2],
  ['Denver', 'United States', 'USD', 1.1],
  ['Warsaw', 'Poland', 'PLN', 2.2],
  ['Hamburg', 'Germany', 'EUR', 0.72],
  ['Singapore', 'Singapore', 'SGD', 1.2],
  ['Zurich', 'Switzerland', 'CHF', 1.3],
  ['Lisbon', 'Portugal', 'EUR', 0.45],
  ['Stockholm', 'Sweden', 'SEK', 6],
  ['Vienna', 'Austria', 'EUR', 0.7],
]

export const teams =
  'Payments; Growth; Platform; Search; Infrastructure; Mobile; Checkout; Identity; Data; Risk; Operations; EMEA; Enterprise; Retail'.split(
    '; ',
  )

export const about: readonly (readonly [line: string, industry: string | null])[] = [
  ['We build software that people rely on every day.', null],
  ['We are a fintech that moves money across borders.', 'finance'],
  ['Our e-commerce teams ship to eleven countries.', 'retail'],
  ['We run telehealth for hospitals in the region.', 'healthcare'],
  ['We care about good work and short meetings.', null],
  ['We operate an online casino and sports betting products.', 'gambling'],
  ['We are a blockchain company with a long view.', 'crypto'],
  ['We make video games that families play together.', 'games'],
]

export const syllables =
  'ar ven to lor mi cas del fon gra hel io jun ka lum nor os pra qui ros sil tan ul var wes xen yor zel bri cor dun'.split(
    ' ',
  )
export const companyEnds = ['Labs', 'GmbH', 'Inc', 'Systems', 'Ltd', 'Group', 'Health', 'Works', 'Digital', 'AG']

/** The long tail: most listings are for none of the professions above, and no title of these is common. */
export const fields =
  'Retail; Store; Kitchen; Hotel; Fleet; Plant; Field; Office; Dental; Veterinary; Construction; Site; Landscape; Airport; Claims; Loan; Branch; Fitness; Beauty; Childcare; Elderly Care; Laboratory; Pharmacy; Radiology; Library; Museum; Postal; Security; Housekeeping; Cafeteria; Parking; Packaging; Assembly; Welding; Painting; Roofing; Plumbing; Garden; Farm; Dairy; Bakery; Tailoring; Theatre; Camp; Pool'.split(
    '; ',
  )
export const roles =
  'Manager; Assistant; Supervisor; Clerk; Operator; Driver; Associate; Inspector; Planner; Trainer; Specialist; Helper; Attendant; Officer; Cleaner; Mechanic; Advisor; Apprentice; Foreman; Receptionist'.split(
    '; ',
  )
export const commonSkills =
  'Customer service; Excel; Scheduling; Cash handling; Inventory management; Forklift operation; Food safety; Bookkeeping; Teaching'.split(
    '; ',
  )
