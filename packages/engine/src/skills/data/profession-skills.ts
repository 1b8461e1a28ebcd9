/** Tools, licences and methods of single professions, by the names their postings use; notation as in `software-skills.ts`. */
export const professionSkills = `
bedside nursing: Haemodynamic monitoring | hemodynamic monitoring; =CRRT | continuous renal replacement therapy; =ECMO; Venepuncture | venipuncture; Cannulation | iv cannulation; Catheterisation | catheterization | catheter care | urinary catheterisation; Dementia care; Tracheostomy care; Tube feeding | peg feeding; =NIHSS; STABLE | =S.T.A.B.L.E; Blood transfusion; Discharge planning; Pressure ulcer prevention | tissue viability; =NEWS2; Non-medical prescribing | independent prescriber; Fall prevention; Stroma care | stoma care
ambulance: EVOC | emergency vehicle operator; PHTLS | =PHTLS; AMLS | =AMLS; NREMT | =NREMT | nremt-p; Paramedic certification | paramedic license | paramedic licence; EMT-B | =EMT
observability: eBPF; Cilium; Istio; Envoy | !Envoy; Thanos
health records: PointClickCare; MatrixCare; Omnicell; AllScripts; =NextGen; Kareo; =RiO; Epic Willow; BESTMed; DrChrono; Vocera
imaging: =RDMS | RDMS; =RVT | RVT; =ARDMS | ARDMS; =ARRT | ARRT; =CT | computed tomography | ct scanning; =MRI | magnetic resonance imaging; =PACS; DICOM; Mammography; Fluoroscopy; Nuclear medicine
pharmacy: Medication therapy management | =MTM; Sterile compounding | compounding; Immunization | immunisation | vaccination; Anticoagulation | anticoagulation management; USP 797 | usp <797>; USP 800; Formulary management
securities licences: Series 3 | =Series 3; Series 6 | =Series 6; Series 7; Series 24; Series 57; Series 63; Series 65; Series 66; Series 79; Series 86; =SIE
investment: eFront; Investran; Kyriba; Adaptive Planning; =LBO | lbo modelling | lbo modeling | leveraged buyout; =DCF | discounted cash flow; Comparable company analysis | trading comps | precedent transactions; PitchBook; Refinitiv | eikon; Preqin; Leveraged finance; Cash flow forecasting | cash flow management; Equity research; Private equity; Asset management; Hedge accounting; Bloomberg Terminal
reporting standards: FRS 102; UK GAAP; Lux GAAP; Swiss GAAP FER; =HGB | HGB-Abschluss; Ind AS; IFRS 9; IFRS 15; IFRS 16; ASC 606; Statutory reporting | statutory accounts; Consolidation | konsolidierung | group consolidation; Intercompany; Fixed assets | fixed asset register; Balance sheet reconciliation | balance sheet reconciliations; =ACA; =CTA; =AAT; =CIA; =CISA; Alteryx; BlackLine; Workiva; OneStream; Coupa; Concur; Peachtree; Tally | tally erp | tallyprime; Sage 50; Sage 200; MYOB
construction: Procore; Bluebeam | bluebeam revu; PlanGrid; STAAD Pro | staad.pro | staad; ETABS; Navisworks; Estimating | construction estimating; Quantity take-off | quantity takeoff | takeoffs; Bar bending schedule; Permit to work | permit-to-work; =AS4000; =NEC4 | nec contracts; =JCT; RFIs | =RFI | submittals; MicroStation; OpenRoads
safety certificates: =CHST; =CSP | certified safety professional; OSHA 300; =PPE | personal protective equipment; First aid | first aider; Toolbox talks; Incident investigation; HAZWOPER; White Card; Working at heights | working at height; Confined space | confined spaces; SSSTS | =SSSTS; SMSTS | =SMSTS
environment: =NEPA | national environmental policy act; Remote sensing; Environmental assessment | environmental assessments; Wetland delineation; ArcGIS | arcgis pro | arcmap; QGIS; Stormwater management | swppp; Phase I ESA | phase i environmental site assessment
public administration: =FAR | federal acquisition regulation; DFARS | =DFARS; Budget execution; FOIA; Cost-plus contracts; Simplified acquisitions
military: GCSS-Army; =PBUSE; =DTS | defense travel system; Property accountability | property book; Command and control; Convoy operations; Combat lifesaver
maritime: STCW; Watchkeeping | bridge watchkeeping | engine watchkeeping; ECDIS; GMDSS; Ballast water management; Engine overhaul | diesel engine overhaul; Cargo handling; ISM Code
controls: =KNX; EPLAN | eplan p8; =SPC | statistical process control; DGUV V3 | dguv vorschrift 3; =VFD | variable frequency drives; =HMI; TIA Portal; Conduit bending; Fiber optics | fibre optics; Motor controls; Thermography; Störungsbeseitigung; Schaltschrankbau
customer success: Gainsight; ChurnZero; Totango; Renewals; Business reviews | quarterly business reviews | =QBR | =QBRs; Upselling | cross-selling
motion design: Storyboarding | storyboards | storyboard; Cinema 4D | c4d; =Houdini; =Nuke; DaVinci Resolve; Principle | !Principle; Rive | !Rive; Lottie; Art direction; Letterpress; Icon design
kitchen: HACCP; Food costing; Allergen management; ServSafe; Pastry; Butchery
identity: Azure AD | azure active directory | entra id | microsoft entra; Okta; Jamf; =SCCM; Group Policy
early years: Phonics | synthetic phonics; =EYFS; Safeguarding; Behaviour management | behavior management; Makaton; =KS1; =KS2; =SIMS; Arbor | !Arbor; Google Classroom; GeoGebra
travel aviation: Amadeus; Sabre | !Sabre; Galileo | !Galileo; Opera PMS; Ground handling; EASA Part-66 | part 66
property: Yardi; AppFolio; RealPage; Argus | argus enterprise; Lease administration; Rent collection; =MLS
field work: Fleet management; Route planning; Telematics; =TMS; =WMS | warehouse management system; Manhattan WMS | manhattan associates; SAP EWM | =EWM; Order picking | order selection; RF scanner | rf scanners | rf scanning; Pallet jack; Reach truck; Dock scheduling
`
