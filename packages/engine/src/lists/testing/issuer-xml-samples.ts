// The invented list in the XML of single issuers, as text.

export const euXml = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="2024-05-06T10:00:00.000+02:00" globalFileId="1">
  <sanctionEntity designationDate="2001-02-03" designationDetails="" unitedNationId="" euReferenceNumber="EU.1.11" logicalId="101">
    <remark>Osbert wears hats.</remark>
    <regulation regulationType="regulation" organisationType="council" publicationDate="2001-02-03" entryIntoForceDate="2001-02-03" numberTitle="1/2001" programme="HAT" logicalId="1"><publicationUrl>https://example.org/1</publicationUrl></regulation>
    <subjectType code="person" classificationCode="P"/>
    <nameAlias firstName="" middleName="" lastName="" wholeName="The Hatter" function="" title="" nameLanguage="" strong="false" regulationLanguage="en" logicalId="11"/>
    <nameAlias firstName="" middleName="" lastName="" wholeName="Ozbert Quilfether" function="" title="" nameLanguage="FR" strong="true" regulationLanguage="en" logicalId="12"/>
    <nameAlias firstName="Osbert" middleName="Anselm" lastName="Quillfeather" wholeName="Osbert Anselm Quillfeather" function="Minister of Hats" gender="M" title="Sir" nameLanguage="" strong="true" regulationLanguage="en" logicalId="13"><remark>As printed.</remark><regulationSummary regulationType="regulation" publicationDate="2001-02-03" numberTitle="1/2001" publicationUrl="https://example.org/1"/></nameAlias>
    <citizenship region="" countryIso2Code="IR" countryDescription="IRAN" regulationLanguage="en" logicalId="14"/>
    <birthdate circa="false" calendarType="GREGORIAN" city="Port Marrow" zipCode="" birthdate="1962-08-12" dayOfMonth="12" monthOfYear="8" year="1962" region="" place="" countryIso2Code="00" countryDescription="UNKNOWN" regulationLanguage="en" logicalId="15"/>
    <birthdate circa="true" calendarType="GREGORIAN" city="" zipCode="" year="1963" region="" place="" countryIso2Code="00" countryDescription="UNKNOWN" regulationLanguage="en" logicalId="16"/>
    <birthdate circa="false" calendarType="GREGORIAN" city="" zipCode="" yearRangeFrom="1960" yearRangeTo="1964" region="" place="" countryIso2Code="00" countryDescription="UNKNOWN" regulationLanguage="en" logicalId="17"/>
    <identification diplomatic="false" knownExpired="true" knownFalse="false" reportedLost="false" revokedByIssuer="false" issuedBy="" latinNumber="" nameOnDocument="" number="X1234567" region="" countryIso2Code="IR" countryDescription="IRAN" identificationTypeCode="passport" identificationTypeDescription="National passport" regulationLanguage="en" logicalId="18"/>
  </sanctionEntity>
  <sanctionEntity designationDetails="" unitedNationId="" euReferenceNumber="EU.2.22" logicalId="102">
    <subjectType code="enterprise" classificationCode="E"/>
    <nameAlias firstName="" middleName="" lastName="" wholeName="Marrow Trading S.A." function="" title="" nameLanguage="" strong="true" regulationLanguage="en" logicalId="21"/>
    <address city="Panama City" street="12 Hatters Row" poBox="47" zipCode="4711" region="" place="" asAtListingTime="false" countryIso2Code="PA" countryDescription="PANAMA" regulationLanguage="en" logicalId="22"><contactInfo key="EMAIL" value="a.b@example.org"/></address>
  </sanctionEntity>
</export>
`

export const secoXml = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<swiss-sanctions-list list-type="whole-list" date="2024-05-06">
  <sanctions-program ssid="1" version-date="2024-05-05"><program-key lang="eng">Hats</program-key><program-key lang="ger">Hüte</program-key><program-name lang="eng">Ordinance on hats</program-name><sanctions-set ssid="2" lang="eng">annex 1</sanctions-set><sanctions-set ssid="2" lang="ger">Anhang 1</sanctions-set><origin>UN</origin></sanctions-program>
  <target ssid="101"><sanctions-set-id>2</sanctions-set-id><foreign-identifier>HTi.001</foreign-identifier>
    <individual sex="male"><identity ssid="11" main="true">
      <name ssid="12" name-type="primary-name" quality="good" lang="eng"><name-part order="2" name-part-type="given-name"><value>Osbert Anselm</value><spelling-variant lang="RUS" script="CYRL" spelling-variant-type="not-defined">Осберт</spelling-variant></name-part><name-part order="1" name-part-type="family-name"><value>Quillfeather</value><spelling-variant lang="RUS" script="CYRL">Квилфезер</spelling-variant></name-part><name-part order="3" name-part-type="title"><value>Sir</value></name-part></name>
      <name ssid="13" name-type="alias" quality="low" lang="eng"><name-part order="1" name-part-type="whole-name"><value>The Hatter</value></name-part></name>
      <name ssid="14" name-type="formerly-known-as" quality="good" lang="eng"><name-part order="1" name-part-type="whole-name"><value>Osbert Featherquill</value></name-part></name>
      <nationality ssid="15"><country iso-code="IR">Iran</country></nationality>
      <day-month-year ssid="16" day="12" month="8" year="1962" calendar="Gregorian" quality="good"/>
      <day-month-year ssid="17" year="1963" calendar="Gregorian" quality="low"/>
      <place-of-birth ssid="18" place-id="91" quality="good"/>
      <address ssid="19" place-id="91" quality="good"><address-details>12 Hatters Row</address-details><zip-code>4711</zip-code></address>
      <identification-document ssid="20" document-type="passport"><number>X1234567</number><issuer code="IR">Iran</issuer></identification-document>
    </identity><justification ssid="21">Wears hats.</justification><generic-attribute ssid="23" name="Hat size">7</generic-attribute><relation ssid="22" target-id="102" relation-type="associated-with"/></individual>
    <modification modification-type="listed" enactment-date="2001-02-01" publication-date="2001-02-02" effective-date="2001-02-03"/>
    <modification modification-type="amended" effective-date="2002-02-03"><added><anything novel="1"/></added></modification></target>
  <target ssid="102" sanctions-set-id="2"><object object-type="vessel"><identity ssid="31" main="true"><name ssid="32" name-type="primary-name" quality="good" lang="eng"><name-part order="1" name-part-type="whole-name"><value>Sea Marrow</value></name-part></name></identity><other-information ssid="33">IMO Number: 9187629</other-information></object>
    <modification modification-type="listed" effective-date="2003-02-03"/><modification modification-type="de-listed" effective-date="2002-02-03"/></target>
  <target ssid="103"><sanctions-set-id>2</sanctions-set-id><entity><identity ssid="41" main="true"><name ssid="42" name-type="primary-name" quality="good" lang="eng"><name-part order="1" name-part-type="whole-name"><value>Marrow Bros</value></name-part></name></identity></entity>
    <modification modification-type="de-listed" effective-date="2004-02-03"/><modification modification-type="listed" effective-date="2001-02-03"/></target>
  <place ssid="91"><location>Port Marrow</location><area>Hats</area><country iso-code="IR">Iran</country></place>
</swiss-sanctions-list>
`

export const semaXml = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<data-set xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <record><Country>Freedonia / Fridonie</Country><LastName>Quillfeather </LastName><GivenName>Osbert Anselm</GivenName><Aliases>Ozbert Quilfether, Marrow Hats, Ltd.</Aliases><DateOfBirth>1962-08-12 or 1963-08-12</DateOfBirth><Title>Minister</Title><Schedule>1, Part 1</Schedule><Item>1</Item></record>
  <record><Country-Pays>Freedonia / Fridonie</Country-Pays><EntityOrShip-EntiteOuNavire>Sea Marrow</EntityOrShip-EntiteOuNavire><TitleOrShipType-TitreOuTypeDeNavire>Tanker | Navire-citerne</TitleOrShipType-TitreOuTypeDeNavire><ShipIMONumber-NumeroOMIDuNavire>9187629</ShipIMONumber-NumeroOMIDuNavire><DateOfBirthOrShipBuildDate-DateDeNaissanceOuDateDeConstructionDuNavire>1999</DateOfBirthOrShipBuildDate-DateDeNaissanceOuDateDeConstructionDuNavire><Schedule-Annexe>2</Schedule-Annexe><Item-NumeroDarticle>1</Item-NumeroDarticle><DateOfListing-DateDinscription>2024-02-03</DateOfListing-DateDinscription></record>
</data-set>
`

export const ukXml = `<?xml version="1.0" encoding="UTF-8"?>
<Designations><DateGenerated>06/05/2024</DateGenerated>
  <Designation><LastUpdated>04/05/2022</LastUpdated><DateDesignated>03/02/2001</DateDesignated><UniqueID>HAT0001</UniqueID><OFSIGroupID>101</OFSIGroupID>
    <Names><Name><Name1>Osbert</Name1><Name2>Anselm</Name2><Name6>QUILLFEATHER</Name6><NameType>Primary Name</NameType></Name><Name><Name6>THE HATTER</Name6><NameType>Alias</NameType><AliasStrength>Low quality a.k.a</AliasStrength></Name></Names>
    <NonLatinNames><NonLatinName><NameNonLatinScript>Осберт Квилфезер</NameNonLatinScript><NonLatinScriptType>Cyrillic</NonLatinScriptType></NonLatinName></NonLatinNames>
    <RegimeName>Hats</RegimeName><IndividualEntityShip>Individual</IndividualEntityShip><SanctionsImposed>Asset freeze</SanctionsImposed><OtherInformation>Wears hats.</OtherInformation>
    <Addresses><Address><AddressLine1>12 Hatters Row</AddressLine1><AddressLine6>Port Marrow</AddressLine6><AddressCountry>Iran</AddressCountry></Address></Addresses>
    <IndividualDetails><Individual><DOBs><DOB>12/08/1962</DOB><DOB>dd/mm/1963</DOB></DOBs><BirthDetails><Location><TownOfBirth>Port Marrow</TownOfBirth><CountryOfBirth>Freedonia</CountryOfBirth></Location></BirthDetails><Genders><Gender>Male</Gender></Genders><Nationalities><Nationality>Iran</Nationality></Nationalities>
      <PassportDetails><Passport><PassportNumber>X1234567</PassportNumber><PassportAdditionalInformation>Iranian</PassportAdditionalInformation></Passport></PassportDetails></Individual></IndividualDetails></Designation>
  <Designation><DateDesignated>03/02/2001</DateDesignated><UniqueID>HAT0002</UniqueID><Names><Name><Name6>SEA MARROW</Name6><NameType>Primary Name</NameType></Name></Names><RegimeName>Hats</RegimeName><IndividualEntityShip>Ship</IndividualEntityShip>
    <ShipDetails><Ship><IMONumbers><IMONumber>9187629</IMONumber></IMONumbers><CurrentOwnerOperators><CurrentOwnerOperator>Marrow Trading</CurrentOwnerOperator></CurrentOwnerOperators><CurrentBelievedFlagOfShips><CurrentBelievedFlagOfShip>Tanzania</CurrentBelievedFlagOfShip></CurrentBelievedFlagOfShips><TypeOfShipDetails><TypeOfShip>Tanker</TypeOfShip></TypeOfShipDetails></Ship></ShipDetails></Designation>
</Designations>
`
