"""English complaints and lay words by specialty. "a & b": both within a few words of each other. "!" marks what is nearly certain.

The departments follow how referral guides of general hospitals sort complaints (for example the NHS's conditions A–Z and MedlinePlus topics);
the words are plain speech.
"""

# ruff: noqa: E501
from __future__ import annotations

SPECIALISTS = {
    "cardiology": "cardiology|cardiologist|heart doctor|heart specialist|cardiac|cardio|heart checkup|heart check - up|heart check up|heart check|heart exam|heart screening",
    "dermatology": "dermatology|dermatologist|skin doctor|skin specialist|derm|skin checkup|skin check up",
    "orthopedics": "orthopedics|orthopedic|orthopaedics|orthopaedic|orthopedist|orthopedic surgeon|bone doctor|joint doctor|ortho|bone specialist|sports medicine",
    "gastroenterology": "gastroenterology|gastroenterologist|stomach doctor|gi doctor|gi specialist|gastro|stomach specialist|digestive doctor|liver doctor",
    "neurology": "neurology|neurologist|brain doctor|nerve doctor|headache doctor|nerve specialist|migraine specialist",
    "pediatrics": "pediatrics|pediatrician|paediatrician|paediatrics|kids doctor|children doctor|child doctor|baby doctor|peds|pedi|pedis|well child|kid doctor",
    "gynecology": "gynecology|gynecologist|gynaecologist|gyn|obgyn|ob gyn|ob - gyn|ob / gyn|women doctor|obstetrics|obstetrician|women health|womens health|midwife|womens checkup|women checkup|women ' s checkup|womens exam|well woman|female checkup|womens check up|women check up",
    "ophthalmology": "ophthalmology|ophthalmologist|eye doctor|optometrist|eye specialist|eye clinic|optometry|eye exam|vision check|eye appointment",
    "ent": "ent|otolaryngology|otolaryngologist|ear nose and throat|ear nose throat|ear doctor|throat doctor|ear , nose and throat|audiologist|hearing test|nose doctor",
    "primary_care": "primary care|family doctor|pcp|general practitioner|gp|family medicine|internist|internal medicine|regular doctor|family physician|general doctor"
    "|primary doctor|general medicine|physical exam|annual physical|yearly physical|annual checkup|yearly checkup|check up|checkup|annual exam|wellness visit|annual wellness|physical|routine exam",
    "pulmonology": "pulmonology|pulmonologist|lung doctor|lung specialist|breathing doctor|respiratory specialist|pulmonary|sleep clinic|sleep study|breathing specialist",
    "urology": "urology|urologist|bladder doctor|prostate doctor|vasectomy|urinary doctor|prostate exam",
    "endocrinology": "endocrinology|endocrinologist|diabetes doctor|thyroid doctor|hormone doctor|diabetes specialist|hormone specialist|thyroid specialist|endocrine|diabetes checkup|diabetes check up|diabetes check - up|diabetic checkup|thyroid checkup|thyroid check",
    "psychiatry": "psychiatry|psychiatrist|mental health|therapist|psychologist|counselor|counseling|shrink|behavioral health|therapy session|talk therapy|psychology",
    "rheumatology": "rheumatology|rheumatologist|arthritis doctor|arthritis specialist",
    "nephrology": "nephrology|nephrologist|kidney doctor|kidney specialist",
    "oncology": "oncology|oncologist|cancer doctor|chemo|chemotherapy|cancer specialist|radiation therapy",
    "hematology": "hematology|hematologist|blood doctor|blood specialist",
    "allergy": "allergist|allergy doctor|allergy specialist|immunologist|allergy test|allergy shots|allergy testing|allergy clinic|immunology",
    "infectious_diseases": "infectious disease|infectious diseases|travel clinic|hiv clinic",
    "imaging": "imaging|radiology|x - ray|xray|x ray|mri|ct scan|cat scan|ultrasound|mammogram|mammography|sonogram|scan|dexa|bone density|ct|pet scan|m r i|bone density scan|sonography",
    "laboratory": "laboratory|lab|labs|lab work|labwork|blood test|blood work|bloodwork|blood draw|blood tests|urine test|bloods drawn|fasting labs|blood drawn|lab test|lab tests|cholesterol test|stool sample|blood taken",
    "physical_therapy": "physical therapy|physical therapist|physiotherapy|physiotherapist|pt session|rehab|rehabilitation|physio|occupational therapy",
    "general_surgery": "general surgery|surgeon|general surgeon|surgical consult|surgical consultation|surgery consult",
    "dentistry": "dentist|dental|dental cleaning|teeth cleaning|tooth cleaning|dental clinic|dental checkup",
    "podiatry": "podiatry|podiatrist|foot doctor",
    "vaccination": "vaccine|vaccination|flu shot|immunization|flu vaccine|covid shot|booster|shots|vaccinated|covid booster|tetanus shot|immunizations|flu jab|covid vaccine|shingles shot",
    "nutrition": "nutritionist|dietitian|dietician|nutrition|diet advice",
}

COMPLAINTS = {
    "cardiology": "!palpitation|!ticker|!heart & flutter|!heart & rac|!heart & pound|!heart & skip|!heart & beat|!heartbeat|!irregular heart|!heart & murmur|!chest & pressure|!chest pain"
    "|!chest & tight|!chest hurt|!chest discomfort|!chest & heav|!chest & squeez|chest & pain|!high blood pressure|!hypertension|!blood pressure|!heart|!afib|!a fib|!a - fib|!atrial|!pacemaker|!stent"
    "|!heart failure|!cholesterol|!leg & swell|!ankle & swell|!feet & swell|!swollen & leg|!swollen & ankle|!swollen & feet|faint|!pass out|!passing out|passed out|!blacked out|lightheaded|!arrhythmia|pulse & fast|pulse & rac|pulse & irregular"
    "|!pain & left arm|!pain & jaw|!ekg|!ecg|!echocardiogram|!stress test|!angina|short of breath & climb|short of breath & stair|short of breath & lying|breath & exertion|breath & lie flat|!edema & leg|varicose vein|!fluid retention|cold sweat"
    "|exercise & breath|winded|!circulation|bluish & lip|rapid pulse|shortness of breath|syncope|!holter",
    "dermatology": "!rash|!acne|!pimple|!eczema|!psoriasis|!mole|!skin|!itch|!hives|!wart|!blackhead|!blister|!scalp|!dandruff|!hair loss|!hair & fall|!hair & thin|!bald|!nail & fung|!fingernail|!toenail & fung|!sunburn|!birthmark"
    "|!freckle|!lump under skin|!dry skin|!flaky|!scaly|!peeling|!rosacea|!ringworm|!fungus|!fungal|!boil|!cyst|!red patch|!red spot|!dark spot|!mole & chang|!impetigo|!shingles|!athlete foot|!lice|!scabies|!cold sore|!red bump"
    "|!bumps|!breakout|!breaking out|!keloid|!scar|!sweat & armpit|!excessive sweat|!discolor|!pus|!crust|!ooz|!sore & honey|!patches|!lesion|!spots & back|!zit|!skin tag|!nail & dent|!nail & pit|hair|!vitiligo|!tattoo|!botox|!mole check",
    "orthopedics": "!knee|!shoulder|!hip|!ankle & twist|!ankle & sprain|!ankle|!sprain|!fracture|!broken|!broke|!bone|!joint|!back pain|!back hurt|!lower back|!back ache|!back & kill|!back & spasm|!wrist|!elbow|!torn|!ligament|!tendon"
    "|!rotator cuff|!meniscus|!sciatica|!herniat|!slipped disc|!disc|!neck pain|!neck hurt|!stiff neck & move|!carpal tunnel|!trigger finger|!bunion|!heel pain|!heel|!plantar|!foot pain|!foot hurt|!finger & bent|!finger & jam|!scoliosis"
    "|!dislocat|!limp|!hip replacement|!knee replacement|!tennis elbow|!osteoporosis|!osteoarthritis|!arthritis|!muscle & pull|!pulled muscle|!hamstring|!shin|!spine|!toe & stub|!stiff joint|!thumb|!cast|!acl|!groin & pull|!collarbone"
    "|!swollen joint|!leg pain|!arm pain & lift|!hurt & walk|!stiff & morning|!pain & bend|neck & stiff|back & ache|back & sore|back & stiff|back & injur|!foot|!toe|!my hand hurts|!finger|muscle ache|!deformity|!gout",
    "gastroenterology": "!stomach|!belly|!abdom|!tummy|!gut|!heartburn|!acid reflux|!reflux|!gerd|!indigestion|!bloat|!gas|!gassy|!constipat|!diarrhea|!diarrhoea|!vomit|!throwing up|!throw up|!puk|!nausea|!nauseous|!queasy|!poop|!stool|!bowel"
    "|!hemorrhoid|!haemorrhoid|!rectal|!blood & stool|!blood & poop|!black stool|!tarry|!ulcer|!liver|!hepatitis|!jaundice|!yellow & skin|!yellow & eye|!gallbladder|!gallstone|!colonoscopy|!endoscopy|!swallow & food|!food & stuck|!trouble swallowing"
    "|!difficulty swallowing|!ibs|!crohn|!colitis|!celiac|!lactose|!cramp & eat|!burp|!belch|!appetite|!hiccup|!anal|!anus|!toilet & blood|!pancrea|!bitter taste|!sour taste|!colon|!food poisoning|!fatty meal|!digest|!butt bleed|!bottom & bleed"
    "|!painful swallow|!upper right side|!right upper quadrant|!feel full|!fullness|!regurgitat|weight loss|!dark urine & pale|!loose motion|!the runs|!esophag",
    "neurology": "!headache|!migraine|!head hurt|!head pain|!head & pound|!head & kill|!head & throb|!seizure|!convuls|!epilep|!numb|!tingl|!pins and needles|!tremor|!shak & hand|!hand & shak|!memory|!forget|!confus|!stroke|!weak & one side|!one side & body"
    "|!facial droop|!face & droop|!slurred|!speech & slur|!trouble speaking|!parkinson|!multiple sclerosis|!alzheimer|!dementia|!concussion|!vertigo|!dizz|!balance|!coordination|!unsteady|!walk & unstead|!blurred vision & headache|!double vision"
    "|!neuropathy|!nerve|!burning & feet|!twitch|!restless leg|!paralys|!muscle weakness|!weakness & leg|!weakness & arm|!electric shock|!light hurt|!sensitiv & light|!light sensitiv|!aura|!zigzag|!blackout|!staring spell|!word & find"
    "|!stiff neck & fever|!brain fog|!head|!shuffl|!rigid|!droop|!spinning|!spasm & face|!stiff neck|fall down|falling",
    "pediatrics": "!my baby|!newborn|!infant|!toddler|!teething|!diaper|!colic|!growth & child|!well child|!my kid & fever|!my son & fever|!my daughter & fever|!school physical|!camp physical|!kindergarten|!year old & fever|!months old|!month old|!week old"
    "|!breastfeed|!bedwetting|!wets the bed|!croup|!sports physical|!baby|!child vaccin|!kid|!infants",
    "gynecology": "!period|!menstrua|!pregnan|!pap smear|!pap|!vagin|!pelvic|!birth control|!iud|!contracepti|!menopaus|!hot flash|!hot flush|!breast & lump|!breast|!ovar|!uter|!fibroid|!endometrio|!discharge & vagin|!yeast infection|!spotting|!pcos|!fertility|!infertil"
    "|!get pregnant|!prenatal|!ultrasound & baby|!morning sickness|!miscarri|!cramps & period|!missed period|!nipple|!pill refill & birth|!intercourse|!sex & pain|!well woman|!nexplanon|!postpartum|!cervi|!down there|!private parts|!hpv|!due date",
    "ophthalmology": "!eye|!vision|!blurr|!blurry|!see & far|!glasses|!contact lens|!contacts|!cataract|!glaucoma|!floater|!flashes|!pink eye|!red eye|!stye|!eyelid|!eyesight|!night vision|!halo|!dry eye|!watery & eye|!itchy & eye|!blind|!retina|!cornea|!lasik|!conjunctiv"
    "|!sight|!squint|!see & double|!pupil",
    "ent": "!ear|!earache|!hearing|!tinnitus|!ring & ear|!sinus|!stuffy nose|!nose & block|!nose|!nosebleed|!nose & bleed|!sore throat|!throat|!tonsil|!hoarse|!voice|!lost voice|!snor|!smell|!taste|!deaf|!earwax|!ear wax|!congest|!runny nose|!post nasal|!lump & neck"
    "|!hear|!hoarseness|!swollen gland|!sneez|!facial pressure|!adenoid|!swollen neck|!mouth sore|!nasal|!vertigo|!eardrum|!polyp",
    "primary_care": "pain|ache|aching|hurt|swell|swollen|trouble|sore|sweat|cramp|irritab|discomfort|burning|uncomfortable|stiff|tender|shiver|thirst|restless|problems with|hot and cold|fever|cold|flu|fatigue|tired|exhaust|!refill|!prescription|!sick note|!doctor note|feel sick|sick|!not feeling well|!unwell|body ache|chill|!weight gain|!weight loss|infection|!checkup|!travel vaccine|!blood pressure check|!bp|!general check|!under the weather|!run down|!feeling off"
    "|weak|!no energy|!malaise|night sweat|!swollen lymph|!establish care|!new patient physical|!insomnia|!medication refill|!med refill|bug bite|!tick bite|!coming down with|!virus|!strep|!covid|!bronchitis",
    "pulmonology": "!cough|!wheez|!asthma|!copd|!breath|!breathing|!shortness of breath|!short of breath|!phlegm|!mucus|!sputum|!lung|!inhaler|!sleep apnea|!snor & stop|!emphysema|!pneumonia|!cough & blood|!chest & congest|!out of breath|!can't catch my breath|!smok & quit|!bronch|!tuberculosis|!coughing up|!pleuri|!oxygen|!gasping",
    "urology": "!urin|!waterworks|!plumbing & burn|!plumbing & down there|!pee|!peeing|!bladder|!prostate|!kidney stone|!erect|!testic|!penis|!uti|!incontinen|!leak & pee|!leak & urine|!bathroom & night|!burn & pee|!burn & urin|!blood & urine|!blood & pee|!flank|!groin|!weak stream|!vasectomy|!foreskin|!scrot|!psa|!get it up|!down there|!private parts|!privates|!impoten|!libido|!ball|!wet myself|!passing water|!ejacul|!cystitis",
    "endocrinology": "!diabet|!thyroid|!blood sugar|!sugar|!insulin|!hormone|!hormonal|!thirst|!a1c|!goiter|!testosterone|!hypothyroid|!hyperthyroid|!metabolism|!pituitary|!adrenal|!gain & weight|!weight & no reason|!always thirsty|!sweat & tremor|!glucose|!heat intoleran|!cold intoleran|!hypoglyc|!moon face|!polyuria|always cold",
    "psychiatry": "!depress|!anxi|!panic|!sad|!sleep|!insomnia|!can't sleep|!cannot sleep|!stress|!adhd|!bipolar|!mood|!hallucinat|!hear & voices|!ocd|!ptsd|!trauma|!addict|!drinking & too much|!eating disorder|!worr|!suicid|!no motivation|!hopeless|!cry|!nightmare|!attention|!concentrat|!paranoi|!anger|!burned out|!burnout|!lonely|!grief|!nervous|!postpartum depression|!quit drinking|!autis|!self harm",
    "rheumatology": "!lupus|!rheumatoid|!joint & swell|!joints & stiff|!fibromyalgia|!autoimmun|!gout|!psoriatic|!butterfly rash|!ankylosing|!joint & morning|!hands & stiff|!sjogren|!raynaud|!fingers & white|!multiple joints",
    "nephrology": "!kidney|!dialysis|!foamy urine|!kidney disease|!kidney failure|!protein & urine|!creatinine|!face & puff|!swell & eyes|!little urine|!less urine",
    "oncology": "!cancer|!tumor|!lump|!mass|!lymphoma|!melanoma|!biopsy|!chemo|!metasta|!unexplained weight loss",
    "hematology": "!anemi|!bruis|!blood clot|!clot|!bleed & easily|!iron|!leukemia|!pale|!hemophil|!low platelets|!sickle|!bleeding gums|!nosebleed & often|!gum & bleed",
    "allergy": "!allerg|!hay fever|!pollen|!sneez|!peanut|!food allergy|!bee sting|!itchy eyes & sneez|!anaphyl|!seasonal|!reaction to|!lips & swell|!face & swell",
    "infectious_diseases": "!malaria|!dengue|!typhoid|!hiv|!aids|!tuberculosis|!fever & travel|!mosquito|!high fever & chill|!std|!sti|!chlamydia|!gonorrhea|!syphilis|!herpes|!night sweats & fever|!chicken pox|!chickenpox|!lyme|!persistent fever|!pain & behind & eye",
    "dentistry": "!tooth|!teeth|!gum|!cavity|!wisdom tooth|!toothache|!crown|!filling|!braces|!denture|!jaw & tooth",
    "nutrition": "!lose weight|!losing weight|!diet|!overweight|!obes|!eat healthier",
    "podiatry": "!ingrown|!ingrown toenail|!bunion|!corn on|!callus|!heel spur|!flat feet|!hammertoe|!diabetic foot",
    "general_surgery": "!hernia|!gallbladder & remove|!appendi|!lipoma|!bulge & groin|!bulge|!lump & remove|!wound check|!stitches|!sutures|!incision|!abscess|!pilonidal|!gallstones & surgery|!post op|!post - op|!umbilical",
    "physical_therapy": "!after surgery & exercis|!stroke & rehab|!strengthen|!range of motion|!post surgery rehab|!rehab",
    "vascular_surgery": "!varicose|!leg ulcer|!aneurysm|!spider vein|!cramp & walk|!calf & walk|!carotid|!vein",
    "wound_care": "!wound|!bedsore|!pressure sore|!ulcer & heal|!not heal",
}
