// The elements and attributes of OFAC's ADVANCED XML (the UN's sanctions 1.0 schema) that we know: seen in publications
// of 2020 and 2024, or in the schema. Anything else refuses the file.

import { knownPaths } from './xml-reader.ts'

const period = (path: string): string => `
  ${path}: DatePeriod
  ${path}/DatePeriod: Start End @CalendarTypeID @YearFixed @MonthFixed @DayFixed Comment
  ${path}/DatePeriod/Start: From To @Approximate @YearFixed @MonthFixed @DayFixed
  ${path}/DatePeriod/Start/From: Year Month Day
  ${path}/DatePeriod/Start/To: Year Month Day
  ${path}/DatePeriod/End: From To @Approximate @YearFixed @MonthFixed @DayFixed
  ${path}/DatePeriod/End/From: Year Month Day
  ${path}/DatePeriod/End/To: Year Month Day`

/** Set element, item element, attributes beside ID. */
const referenceSets = `
  AliasTypeValues AliasType
  AreaCodeValues AreaCode@CountryID@Description@AreaCodeTypeID
  AreaCodeTypeValues AreaCodeType
  CalendarTypeValues CalendarType
  CountryValues Country@ISO2@ISO3
  CountryRelevanceValues CountryRelevance
  DecisionMakingBodyValues DecisionMakingBody@OrganisationID
  DetailReferenceValues DetailReference
  DetailTypeValues DetailType
  DocNameStatusValues DocNameStatus
  EntryEventTypeValues EntryEventType
  EntryLinkTypeValues EntryLinkType@Symmetrical
  ExRefTypeValues ExRefType
  FeatureTypeValues FeatureType@FeatureTypeGroupID
  FeatureTypeGroupValues FeatureTypeGroup
  IDRegDocDateTypeValues IDRegDocDateType
  IDRegDocTypeValues IDRegDocType
  IdentityFeatureLinkTypeValues IdentityFeatureLinkType
  LegalBasisValues LegalBasis@LegalBasisShortRef@LegalBasisTypeID@SanctionsProgramID
  LegalBasisTypeValues LegalBasisType
  ListValues List
  LocPartTypeValues LocPartType
  LocPartValueStatusValues LocPartValueStatus
  LocPartValueTypeValues LocPartValueType
  NamePartTypeValues NamePartType
  OrganisationValues Organisation@CountryID
  PartySubTypeValues PartySubType@PartyTypeID
  PartyTypeValues PartyType
  RelationQualityValues RelationQuality
  RelationTypeValues RelationType@Symmetrical
  ReliabilityValues Reliability
  SanctionsProgramValues SanctionsProgram@SubsidiaryBodyID
  SanctionsTypeValues SanctionsType
  ScriptValues Script@ScriptCode
  ScriptStatusValues ScriptStatus
  SubsidiaryBodyValues SubsidiaryBody@Notional@DecisionMakingBodyID
  SupInfoTypeValues SupInfoType
  TargetTypeValues TargetType
  ValidityValues Validity`

function referencePaths(): string {
  const lines = referenceSets
    .trim()
    .split('\n')
    .map((line) => line.trim().split(' '))
  return lines
    .map(([set = '', item = '']) => {
      const parent = `Sanctions/ReferenceValueSets/${set}`
      return `Sanctions/ReferenceValueSets: ${set}\n${parent}: ${item}@ID`
    })
    .join('\n')
}

const document = 'Sanctions/IDRegDocuments/IDRegDocument'
const profile = 'Sanctions/DistinctParties/DistinctParty/Profile'
const alias = `${profile}/Identity/Alias`
const version = `${profile}/Feature/FeatureVersion`
const sanction = 'Sanctions/SanctionsEntries/SanctionsEntry'
const relation = 'Sanctions/ProfileRelationships/ProfileRelationship'

export const advancedPaths: ReadonlySet<string> = knownPaths(`
  Sanctions: @Version DateOfIssue ReferenceValueSets Locations IDRegDocuments DistinctParties ProfileRelationships
  Sanctions: SanctionsEntries SanctionsEntryLinks
  Sanctions/DateOfIssue: Year Month Day @CalendarTypeID
  ${referencePaths()}
  Sanctions/Locations: Location
  Sanctions/Locations/Location: @ID LocationAreaCode@AreaCodeID LocationCountry@CountryID@CountryRelevanceID
  Sanctions/Locations/Location: FeatureVersionReference@FeatureVersionID IDRegDocumentReference@IDRegDocumentID
  Sanctions/Locations/Location/LocationPart: @LocPartTypeID
  Sanctions/Locations/Location/LocationPart/LocationPartValue: Comment Value
  Sanctions/Locations/Location/LocationPart/LocationPartValue: @Primary@LocPartValueTypeID@LocPartValueStatusID
  Sanctions/IDRegDocuments: IDRegDocument
  ${document}: Comment IDRegistrationNo IssuingAuthority DocumentedNameReference@DocumentedNameID
  ${document}: @ID @IDRegDocTypeID @IdentityID @IssuedBy-CountryID @IssuedIn-LocationID @ValidityID
  ${document}/DocumentDate: @IDRegDocDateTypeID ${period(`${document}/DocumentDate`)}
  Sanctions/DistinctParties: DistinctParty@FixedRef
  Sanctions/DistinctParties/DistinctParty: Comment Profile@ID@PartySubTypeID
  ${profile}/Identity: @ID @FixedRef @Primary @False
  ${alias}: @FixedRef @AliasTypeID @Primary @LowQuality
  ${alias}/DocumentedName: @ID @FixedRef @DocNameStatusID ${period(`${alias}/DocumentedName`)}
  ${alias}/DocumentedName/DocumentedNamePart: NamePartValue@NamePartGroupID@ScriptID@ScriptStatusID@Acronym
  ${alias}/DocumentedName/DocumentedNameCountry: @CountryID
  ${profile}/Identity/NamePartGroups/MasterNamePartGroup: NamePartGroup@ID@NamePartTypeID
  ${profile}/Identity/NamePartGroups
  ${profile}/Feature: @ID @FeatureTypeID IdentityReference@IdentityID@IdentityFeatureLinkTypeID
  ${version}: @ID @ReliabilityID Comment VersionDetail@DetailTypeID@DetailReferenceID VersionLocation@LocationID ${period(version)}
  Sanctions/ProfileRelationships: ProfileRelationship
  ${relation}: Comment @ID @From-ProfileID @To-ProfileID @RelationTypeID @RelationQualityID @Former @SanctionsEntryID
  ${relation}: ${period(relation)}
  Sanctions/SanctionsEntries: SanctionsEntry
  ${sanction}: @ID @ProfileID @ListID
  ${sanction}/EntryEvent: Comment Date@CalendarTypeID @ID @EntryEventTypeID @LegalBasisID
  ${sanction}/EntryEvent/Date: Year Month Day
  ${sanction}/SanctionsMeasure: Comment @ID @SanctionsTypeID ${period(`${sanction}/SanctionsMeasure`)}
  Sanctions/SanctionsEntryLinks: SanctionsEntryLink
`)
