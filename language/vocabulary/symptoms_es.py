"""Spanish complaints and lay words by specialty, folded. "a & b": both within a few words of each other. "!" marks what is nearly certain."""

# ruff: noqa: E501
from __future__ import annotations

SPECIALISTS = {
    "cardiology": "cardiologia|cardiologo|cardiologa|cardio|doctor del corazon|medico del corazon|especialista del corazon|cardiaco|chequeo del corazon|chequeo de corazon|revision del corazon|chequeo cardiaco",
    "dermatology": "dermatologia|dermatologo|dermatologa|doctor de la piel|medico de la piel|especialista de la piel|doctora de la piel|dermato|dermatos",
    "orthopedics": "ortopedia|ortopedista|traumatologia|traumatologo|traumatologa|trauma|doctora de los huesos|ortopedico|doctor de los huesos|doctor de huesos|medico de los huesos|medico de huesos|especialista de huesos",
    "gastroenterology": "gastroenterologia|gastroenterologo|gastroenterologa|doctor del estomago|medico del estomago|gastro|especialista del estomago",
    "neurology": "neurologia|neuro|neurologo|neurologa|doctor de la cabeza|doctor del cerebro|medico de los nervios",
    "pediatrics": "pediatria|pediatra|doctor de ninos|medico de ninos|doctora de ninos|control del nino sano|control de nino sano",
    "gynecology": "ginecologia|ginecologo|ginecologa|obstetra|obstetricia|doctora de mujeres|doctor de mujeres|gineco|ginecobstetra|partera|matrona|chequeo de la mujer|revision de la mujer|chequeo de mujer|chequeo ginecologico|examen de la mujer|revision ginecologica",
    "ophthalmology": "oftalmologia|oftalmologo|oftalmologa|doctor de los ojos|oculista|medico de los ojos|optometrista|examen de la vista|examen de ojos|optometria|examen de vista",
    "ent": "otorrinolaringologia|otorrino|otorrinolaringologo|otorrinolaringologa|doctor de los oidos|doctor de la garganta|oido nariz y garganta|audiologo|prueba de audicion|doctor del oido",
    "primary_care": "medico de cabecera|medico de familia|doctora de familia|doctor de familia|medico familiar|medicina familiar|medico general|medicina general|atencion primaria|doctor de cabecera|medicina interna|internista|doctor general|doctora de cabecera"
    "|chequeo|chequeo general|chequeo anual|revision general|revision anual|examen fisico|control general|chequeo medico|consulta general|examen anual|doctor familiar",
    "pulmonology": "neumologia|neumologo|neumologa|doctor de los pulmones|medico de los pulmones|neumonologo|estudio del sueno|doctor del pulmon",
    "urology": "urologia|uro|urologo|urologa|doctor de la prostata|vasectomia|medico de la prostata|examen de prostata",
    "endocrinology": "endocrinologia|endocrinologo|endocrinologa|endocrino|doctor de la diabetes|doctor de la tiroides|medico de la tiroides|especialista en diabetes|chequeo de la diabetes|chequeo de diabetes|control de la diabetes|control de diabetes|revision de la diabetes",
    "psychiatry": "psiquiatria|consejeria|psiqui|psiquiatra|psicologo|psicologa|psicologia|salud mental|terapeuta|terapia psicologica|consejero|terapia",
    "rheumatology": "reumatologia|reumatologo|reumatologa|doctor de la artritis",
    "nephrology": "nefrologia|nefrologo|nefrologa|doctor de los rinones|medico de los rinones",
    "oncology": "oncologia|oncologo|oncologa|quimioterapia|quimio|doctor del cancer|radioterapia",
    "hematology": "hematologia|hematologo|hematologa",
    "allergy": "alergologo|alergologa|alergologia|prueba de alergia|alergista|pruebas de alergia|inmunologo",
    "infectious_diseases": "infectologo|infectologia|enfermedades infecciosas|infectologa",
    "imaging": "radiologia|radiografia|rayos x|resonancia|tomografia|ultrasonido|ecografia|mamografia|placa|imagenes|resonancia magnetica|sonografia|ecografia abdominal|tac|densitometria|eco",
    "laboratory": "saquen sangre|saquen la sangre|sacarle sangre|laboratorio|analisis de sangre|examen de sangre|examenes de sangre|analisis|sacarme sangre|prueba de sangre|analisis de orina|examen de orina|pruebas de laboratorio|muestra de sangre|labs|sacar sangre|examen de laboratorio|examenes de laboratorio|sangre en ayunas|pruebas de sangre",
    "physical_therapy": "terapia fisica|fisioterapia|fisioterapeuta|rehabilitacion|kinesiologo|terapeuta fisico|terapista fisico|kinesiologia",
    "general_surgery": "cirugia general|cirujano|cirujana",
    "dentistry": "dentista|odontologo|odontologa|limpieza dental|odontologia|dental",
    "podiatry": "podologo|podologa|podiatra|doctor de los pies|podologia",
    "vaccination": "vacuna|vacunas|vacunacion|vacunar|vacunarme|vacuna de la gripe|refuerzo|vacuna contra la gripe|inmunizacion|vacuna del covid|vacunarlo|vacunarla",
    "nutrition": "nutricionista|nutriologo|nutriologa|dietista|nutricion",
}

COMPLAINTS = {
    "cardiology": "!palpitacion|!corazon & rapid|!corazon & aceler|!corazon & late|!corazon & brinc|!corazon & salta|!corazon|!latido|!pecho & dolor|!pecho & duele|!pecho & presion|!pecho & aprieta|!pecho & opresion|!dolor de pecho|!duele el pecho|!presion alta|!presion arterial|!hipertension|!tension alta"
    "|!soplo|!colesterol|!piernas & hincha|!tobillos & hincha|!pies & hincha|desmay|!arritmia|!marcapasos|!taquicardia|!electrocardiograma|!ecocardiograma|!infarto|!angina|!prueba de esfuerzo|!aleteo|!circulacion|presion|!la presion|pecho|!me agito",
    "dermatology": "!sarpullido|!acne|!grano|!espinilla|!eczema|!psoriasis|!lunar|!piel|!picazon|!comezon|!pica|!pican|!ronchas|!roncha|!urticaria|!verruga|!ampolla|!cuero cabelludo|!caspa|!caida del cabello|!cae & pelo|!cae & cabello|!pelo|!cabello|!una & hongo|!hongo|!mancha|!quemadura de sol|!salpullido|!erupcion"
    "|!resequedad|!descama|!rosacea|!tina|!quiste|!herpes zoster|!culebrilla|!pie de atleta|!piojos|!sarna|!fuego en|!sudor & axila|!uñas|!sudo mucho|!brote|!barros|!cicatriz|!brotado|!alergia & piel",
    "orthopedics": "!rodilla|!hombro|!cadera|!tobillo|!torci|!torcedura|!esguince|!fractura|!rompi|!quebr|!hueso|!articulacion|!coyuntura|!espalda|!lumbar|!muneca|!codo|!ligamento|!tendon|!menisco|!ciatica|!hernia de disco|!disco|!cuello & duele|!dolor de cuello|!tunel carpiano|!juanete|!talon|!fascitis|!pie & duele|!columna|!escoliosis"
    "|!disloc|!cojea|!cojeo|!osteoporosis|!artrosis|!artritis|!desgarro|!musculo|!cintura|!dedo & golpe|!cuello|!tortic|!lesion|!caida|!me cai|!yeso|!dedo|!pierna & duele|!brazo & duele|!mano & duele|!torci el pie|!planta del pie",
    "gastroenterology": "!estomago|!barriga|!abdomen|!abdominal|!panza|!vientre|!acidez|!reflujo|!agruras|!indigestion|!hinchazon|!inflamad & vientre|!gases|!estreni|!diarrea|!vomit|!nausea|!evacua|!heces|!popo|!caca|!intestin|!hemorroide|!almorrana|!sangre & heces|!sangre al ir al bano|!ulcera|!higado|!hepatitis|!ictericia|!amarill & ojos"
    "|!amarill & piel|!vesicula|!calculos en la vesicula|!colonoscopia|!endoscopia|!tragar|!gastritis|!colon|!colitis|!celiac|!eructo|!apetito|!asco|!devuelvo|!empach|!panz|!mala digestion|!caga|!recto|!ano|!boca del estomago|!cae mal la comida",
    "neurology": "!dolor de cabeza|!duele la cabeza|!cabeza & duele|!dolores de cabeza|!migrana|!jaqueca|!convuls|!epilep|!entumec|!adormec|!duerm & mano|!hormigueo|!temblor|!tiembla|!memoria|!olvid|!confus|!derrame|!debilidad|!cara & caida|!habla & arrastr|!parkinson|!esclerosis|!alzheimer|!demencia|!vertigo|!mareo|!maread|!mareada|!equilibrio|!calambre & nervio"
    "|!neuropatia|!nervio|!paraliz|!ataque epileptico|!cabeza|!se me duermen|!desorient|!tics",
    "pediatrics": "!mi bebe|!bebe|!recien nacido|!mi nino & fiebre|!mi hijo & fiebre|!mi hija & fiebre|!mi nina & fiebre|!meses de edad|!de meses|!panal|!colico|!nino sano|!denticion|!examen escolar|!moja la cama|!lactante|!mi chiquit|!ninos|!fisico escolar|!meses",
    "gynecology": "!regla|!periodo|!menstrua|!embaraz|!papanicolau|!papanicolaou|!citologia|!vagin|!pelvi|!anticonceptiv|!diu|!menopausia|!bochorno|!sofoco|!bulto & seno|!seno|!mama & bulto|!pecho & bulto|!ovario|!utero|!mioma|!fibroma|!endometrio|!flujo|!hongos vaginales|!fertilidad|!prenatal|!aborto|!pezon|!ultrasonido & bebe|!matriz|!partes intimas|!partes privadas|!ahi abajo|!alla abajo|!quedar embarazada|!control prenatal|!mamas",
    "ophthalmology": "!ojo|!ojos|!vista|!veo & borroso|!vision|!lentes|!anteojos|!gafas|!catarata|!glaucoma|!moscas volantes|!conjuntivitis|!orzuelo|!parpado|!ceguera|!no veo|!veo mal|!retina|!lagan|!perrilla|!veo doble|!veo",
    "ent": "!oido|!oidos|!oreja|!zumbido|!audicion|!sordo|!sordera|!no oigo|!escuch|!oigo mal|!sinus|!nariz & tapada|!nariz|!sangra & nariz|!garganta|!amigdala|!anginas|!ronc|!ronquido|!voz|!ronco|!afon|!olfato|!gusto|!cerumen|!cera & oido|!congestion|!mocos|!estornud|!ganglio|!sinusitis|!nasal",
    "primary_care": "dolor|duele|duelen|molestia|hinchazon|hinchado|hinchada|ardor|sudor|calambre|rigidez|sensible|temblores|problemas de|fiebre|resfriado|gripe|gripa|catarro|cansancio|cansad|fatiga|!receta|!recetas|!me siento mal|malestar|!escalofrio|!no me siento bien|!enfermo|!enferma|debil|!resurtir|!resurtido|!dolor de cuerpo|!cuerpo cortado|infeccion|!presion & control|!certificado medico|!constancia medica|!calentura|!temperatura|!virus|!sin energia|!agotad|!quebranto",
    "pulmonology": "!tos|!tose|!toso|!tosiendo|!asma|!epoc|!respir|!falta de aire|!falta el aire|!me ahogo|!ahogo|!flema|!pulmon|!inhalador|!apnea|!neumonia|!pulmonia|!silb|!bronquitis|!bronqui|!sibil|!dejar de fumar",
    "urology": "!orina|!orinar|!orino|!pipi|!vejiga|!prostata|!piedra en el rinon|!piedras en los rinones|!calculo renal|!calculos renales|!ereccion|!disfuncion|!testicul|!pene|!infeccion urinaria|!incontinencia|!se me sale & orina|!ardor al orinar|!sangre en la orina|!urinari|!chorro|!mear|!huevos|!hacer pis|!impotencia|!no se me para|!partes intimas|!partes privadas|!ahi abajo|!alla abajo|!mal de orin|!escroto",
    "endocrinology": "!diabet|!tiroides|!azucar|!insulina|!hormon|!glucosa|!bocio|!mucha sed|!sed|!subido de peso|!subir de peso|!metabolismo|!hipotiroid|!hipertiroid|!testosterona|!aumento de peso|!tiroide",
    "psychiatry": "!depres|!depre|!aguitad|!achicopalad|!bajone|!deprimid|!ansi|!panico|!triste|!tristeza|!insomnio|!no puedo dormir|!duermo|!dormir|!estres|!tdah|!bipolar|!animo|!alucina|!oigo voces|!voces|!toc|!trauma|!adicc|!alcohol|!trastorno alimenticio|!preocup|!suicid|!sin ganas|!llor|!pesadilla|!concentr|!nervios|!ira|!duelo|!soledad|!angustia|!autis|!ataques de nervios",
    "rheumatology": "!lupus|!reuma|!reumatoide|!articulaciones & hincha|!fibromialgia|!autoinmun|!gota|!manos & rigid|!manos tiesas|!articulaciones & rigid",
    "nephrology": "!rinon|!rinones|!renal|!dialisis|!orina espumosa|!creatinina",
    "oncology": "!cancer|!tumor|!bulto|!bolita|!biopsia|!linfoma|!melanoma",
    "hematology": "!anemia|!moretones|!moreton|!coagulo|!hierro|!leucemia|!sangro facil|!plaquetas|!hematoma|!palid",
    "allergy": "!alergi|!polen|!rinitis|!mani|!picadura & abeja|!anafil|!reaccion alergica|!fiebre del heno|!estornud",
    "infectious_diseases": "!malaria|!dengue|!tifoidea|!vih|!sida|!tuberculosis|!mosquito|!sifilis|!gonorrea|!ets|!paludismo|!varicela|!zika|!chikungunya|!venere",
    "dentistry": "!muela|!diente|!encia|!caries|!dientes|!muelas",
    "nutrition": "!bajar de peso|!perder peso|!dieta|!sobrepeso|!obesi",
    "podiatry": "!uñero|!unero|!uña enterrada|!una enterrada|!una encarnada|!callo|!juanete|!espolon|!pie plano|!pie diabetico",
    "general_surgery": "!hernia|!apendic|!lipoma|!absceso|!puntos|!suturas|!quitar los puntos|!postoperatorio|!operar|!operacion|!ombligo & bulto|!ingle & bulto|!ingle",
    "physical_therapy": "!rehabilit|!recuperar movilidad|!despues de la cirugia & ejercicio|!despues de la operacion & ejercicio",
    "vascular_surgery": "!varices|!varice|!varicosa|!aneurisma|!aranas vasculares|!venas",
    "wound_care": "!herida|!llaga|!ulcera en el pie|!no cicatriza|!no sana",
}
