// Generated from reference/names/particles.yml by scripts/generate-reference.ts; edit the source and run "npm run generate".

export const particles: readonly string[] = [
  'bin=bin,ibn,ben,ebn,ebne,bn,bine',
  'bint=bint,binti,binte,bent,binth',
  'al=al,el,ul,il,ad,an,ar,as,ash,az,at,aal,eel,ed,er,es,ez,et',
  'ould=ould,wuld,weld,walad,wld,oulad,uld',
  'mint=mint',
  'de=de,d,du,da,do,dos,das,del,dell,della,dello,degli,dei,delle,di,des,dal,dalla,dall',
  'la=la,le,las,les,los,lo',
  'van=van,vande,vanden,vander,ver',
  'der=der,den,dem,die,het',
  'von=von,vom',
  'zu=zu,zum,zur',
  'ten=ter,ten,tot,op',
  'and=und',
  'af=af,av',
  'ap=ap,ab,ferch,verch',
  'st=st,saint,sankt,sint,san,santa,sao,sainte',
  'ogly=ogly,oglu,oghlu,oglou,ugli,uulu,uly,ogli',
  'qizi=qizi,kizi,kyzy,gizi,qyzy,kyz,qiz',
  'ze=ze,z',
]

export const particlesThatAreNames =
  'le do du da di la an st san santa saint ad az at er es et ed il van der den ten ter ver ab'

export const particlesInsideOnly =
  'ben bent ab an ad as at ar az er es et ed ash il do und die ver ten ter op mint lo saint san santa'
