record-write = Escribirlo
record-complete = Completarlo
record-change = Cambiarlo
record-missing = Nadie lo ha escrito todavía.

innovation-edit-lede = Para que quien nunca oyó hablar de ella sepa qué es.
innovation-about = Qué es
innovation-about-hint = Dos o tres frases, como se lo contaría a una colega nueva.
innovation-about-missing = Diga qué es y para quién está pensada, en dos o tres frases. Tres minutos.
innovation-meant-for = Para quién está pensada
innovation-meant-for-hint = También para quién no.

need-title = La necesidad
need-lede = Sobre un problema con cifras un equipo puede ponerse de acuerdo, y después ver que se hace más pequeño.
need-whom = ¿Quién tiene esta necesidad?
need-whom-hint = «Estudiantes de tercer grado de Alder Creek, sobre todo quienes aprenden inglés».
need-of = Se trata de: { $whom }.
need-figure-nth = Cifra { $n }
need-figure = La cifra
need-figure-hint = Como usted la diría: «41 de 98». Deje la fila vacía si aún no tiene ninguna.
need-counted = ¿Qué cuenta?
need-counted-hint = «estudiantes de tercer grado leen con fluidez en mayo».
need-as-of = ¿De qué día?
need-source = ¿Quién lo dice?
need-source-hint = La prueba, el informe, el conteo que hizo usted.
need-figure-more = Una cifra más
need-figure-from = { $day }. Fuente: { $source }
need-figures-missing = Añada una cifra con su día y su fuente. Cinco minutos con los números a mano.
need-missing = Diga qué no está bien, para quién, y añada una cifra con su día y su fuente. Cinco minutos con los números a mano.

evidence-title = Lo que se sabe de ella
evidence-lede = Qué encontraron otros, con cuánta seguridad y con quién. «Ninguna o desconocida» es una respuesta honesta.
evidence-note = ¿Qué tan seguro es que fue esto lo que ayudó?
evidence-summary = En sus propias palabras
evidence-nth = Fuente { $n }
evidence-source = El estudio o informe
evidence-source-hint = Quién, cuándo, qué: lo suficiente para encontrarlo.
evidence-link = Enlace
evidence-link-hint = Empieza con https://
evidence-link-wrong = Esto no es una dirección web. Empieza con https:// y no tiene espacios.
evidence-tier = ¿Qué tan sólido es?
evidence-tier-hint = Los cuatro niveles de la ley Every Student Succeeds Act. Si no está seguro, elija el último.
evidence-studied = ¿Con quién se estudió?
evidence-studied-hint = Grado, cuántas personas, qué tipo de escuela: ¿se parecen a las suyas?
evidence-effect = ¿De qué tamaño fue el efecto?
evidence-effect-hint = El número como está en el estudio: 0.30. Vacío si no lo dice.
evidence-low = Intervalo desde
evidence-high = Intervalo hasta
evidence-unit = ¿Un número de qué?
evidence-unit-hint = «desviaciones estándar», «meses de aprendizaje», «puntos porcentuales».
evidence-more = Una fuente más
evidence-no-estimate = Un intervalo o una unidad necesita su efecto. Escriba el número, o vacíe los otros campos.
evidence-half-interval = Un intervalo tiene dos extremos. Escriba también este, o vacíe el otro.
evidence-outside = El efecto está fuera de este intervalo. Revise los tres números.
evidence-no-unit = ¿Un número de qué? Escriba la unidad, como «desviaciones estándar».
evidence-with = Se estudió con: { $whom }.
evidence-missing = Añada un estudio o informe, qué tan sólido es y con quién se hizo. Diez minutos; «ninguna o desconocida» también cuenta.
effect-alone = Efecto: { $effect } { $unit }. Sin intervalo.
effect-with-interval = Efecto: { $effect } { $unit }, intervalo de { $low } a { $high }.
effect-none = No se indica el tamaño del efecto.
tier-strong = Nivel 1, sólida: un buen experimento, decidido al azar
tier-moderate = Nivel 2, moderada: una buena comparación con un grupo parecido
tier-promising = Nivel 3, prometedora: van juntas, y se tuvieron en cuenta otras causas
tier-rationale = Nivel 4, un razonamiento: buenas razones, y un estudio en marcha
tier-none = Ninguna o desconocida

ingredients-title = Ingredientes activos
ingredients-lede = Lo que la hace funcionar. Pocos para recordarlos, claros para verlos.
ingredient-nth = Ingrediente { $n }
ingredient-name = Su nombre
ingredient-may-adapt = Esta parte se puede adaptar
ingredient-looks-like = ¿Qué se vería donde se hace bien?
ingredient-looks-like-hint = Lo que las personas hacen y dicen: «Dos niños, un libro, ambos ven la página».
ingredient-more = Un ingrediente más
ingredients-none = Nombre al menos un ingrediente.
ingredients-missing = Nombre lo que la hace funcionar y lo que se vería. Diez minutos con alguien que la haya usado.
innovation-fidelity = ¿Cómo verá si se usa como se pensó?
innovation-fidelity-hint = Quién mira, con qué, con qué frecuencia. Algo que una escuela ocupada pueda mantener.

hours-title = El tiempo que pide
hours-lede = De cada persona, por mes. Cuente también las reuniones, la preparación y lo que hay que anotar.
hours-note = De cada persona. El tiempo que nadie cuenta se quita de otra cosa.
hours-nth = Fila { $n }
hours-role = De quién
hours-hours = Horas por mes
hours-hours-hint = Para una persona: 1.5
hours-when = Cuándo
hours-month = Cada mes
hours-more = Una fila más
hours-twice = Una función está dos veces para el mismo tiempo. Ponga sus horas en una sola fila.
hours-missing = Diga para cada función cuántas horas por mes toma. Cinco minutos con alguien que la haya usado.
hours-count = { $count ->
    [one] { $hours } hora
   *[other] { $hours } horas
  }
hours-said = { $role }: { $hours } por mes, { $when }.
while-preparing = mientras se prepara
while-implementing = mientras se implementa
while-sustained = cuando ya se mantiene

costs-title = El dinero que pide
costs-lede = Lo que cuesta, una vez o cada año. También lo que paga otra persona o entidad.
costs-nth = Costo { $n }
costs-amount = Cantidad en dólares enteros
costs-amount-hint = 4200. Escriba 0 si algo es gratis y la gente puede preguntarse.
costs-rhythm = Con qué frecuencia
costs-purpose = ¿Para qué?
costs-more = Un costo más
costs-missing = Diga lo que cuesta, una vez y cada año. Tres minutos. Escriba 0 si es gratis.
cost = ${ $amount } { $rhythm }: { $purpose }
rhythm-once = una vez
rhythm-yearly = cada año

materials-title = Materiales
materials-lede = Lo que hay que tener a mano, si se puede copiar y dónde está.
materials-needed = Lo que se necesita
materials-needed-hint = «Tarjetas con los pasos, una para cada pareja».
materials-licence = Licencia
materials-licence-hint = «CC BY 4.0», «comprado para 12 aulas hasta junio de 2028», «hecho por nosotros».
materials-at = Dónde están
materials-at-hint = Un enlace o un lugar: «estante del aula 12».
materials-missing = Diga qué se necesita, con qué licencia se puede copiar y dónde está. Tres minutos.

outcomes-title = Lo que será diferente
outcomes-lede = Primero los adultos: los estudiantes aprenden de otra manera solo después de que los adultos hagan algo de otra manera. Y lo que harán los adultos es lo primero que se puede ver.
outcomes-note = Primero lo que hacen los adultos, después lo que pueden los estudiantes.
outcome-adults = Los adultos
outcome-students = Después, los estudiantes
outcome-adult-nth = Adultos, { $n }
outcome-adult = ¿Qué harán los adultos de otra manera?
outcome-adult-hint = Algo que se pueda ver: «Los docentes forman parejas según el nivel de lectura cada mes».
outcome-adult-more = Uno más para adultos
outcome-student-nth = Estudiantes, { $n }
outcome-student = ¿Qué podrán hacer después los estudiantes?
outcome-student-hint = «Los estudiantes de tercer grado leen con fluidez textos de su grado en mayo».
outcome-student-more = Uno más para estudiantes
outcomes-adults-first = Diga primero qué harán los adultos de otra manera. De ahí sigue lo que podrán los estudiantes.
outcomes-missing = Diga qué harán los adultos y después qué podrán hacer los estudiantes. Diez minutos con el equipo.

usable-title = ¿Se puede poner en práctica?
usable-note = Cuatro cosas que una innovación necesita antes de que otros la usen bien. Sin puntaje: cada una está, está empezada o falta.
usable-written = Está escrito.
usable-begun = Empezado: { $written } de { $needed }.
usable-missing = Todavía no está escrito.
usable-description = Una descripción clara
usable-description-how = Qué es y para quién está pensada.
usable-core = Su núcleo
usable-core-how = Al menos un ingrediente activo que no se debe cambiar.
usable-definitions = Cómo se ve
usable-definitions-how = Para cada ingrediente esencial, lo que se vería.
usable-fidelity = Una manera de ver si se usa como se pensó
usable-fidelity-how = Quién mira, con qué, con qué frecuencia.

theory-title = Teoría del cambio
theory-of = Teoría del cambio: { $name }
theory-lede = Por qué creemos que ayudará, en una página.
theory-because = Porque
theory-adults = Los adultos
theory-core = En su núcleo
theory-learning = Con el apoyo del aprendizaje
theory-asks = Lo que les pide
theory-students = Para que los estudiantes
theory-known = Lo que nos hace pensarlo
theory-need-missing = Falta la necesidad: qué no está bien y para quién. Cinco minutos.
theory-figures-missing = Falta una cifra, con su día y su fuente. Cinco minutos.
theory-adults-missing = ¿Qué harán los adultos de otra manera? Cinco minutos con el equipo.
theory-core-missing = ¿Qué la hace funcionar? Nombre el núcleo. Diez minutos.
theory-asks-missing = ¿Cuánto tiempo toma, y de quién? Cinco minutos.
theory-students-missing = ¿Qué podrán hacer después los estudiantes? Cinco minutos con el equipo.
theory-evidence-missing = ¿Qué encontraron otros? Un estudio o informe. Diez minutos.
theory-learning-nowhere = Todavía no se usa. Cómo la aprenden los adultos se planea donde empieza.
theory-learning-at = Cómo la aprenden los adultos en { $unit }
theory-learning-missing = (todavía no está escrito)
theory-learning-more = { $count ->
    [one] Y en un lugar más.
   *[other] Y en { $count } lugares más.
  }

compare-title = Comparar dos innovaciones
compare-two = { $a } y { $b }
compare-lede = Una junto a la otra, para elegir en conjunto. No hay puntos que sumar.
compare-go-to = Compararla con otra
compare-choose = ¿Cuáles dos?
compare-first = La primera
compare-second = La segunda
compare-go = Ponerlas una junto a la otra
compare-same = Es la misma. Elija otra.
compare-none-title = Todavía no hay dos
compare-none = Escriba primero una segunda innovación. Toma unos cinco minutos.
compare-beside = Una junto a la otra
compare-beside-note = Donde algo todavía no está escrito, se dice.
compare-what = Qué
compare-kind = Tipo
compare-core-both = Núcleo en ambas
compare-core-alone = Núcleo solo en esta
compare-adults = Los adultos
compare-students = Los estudiantes
compare-missing = todavía no está escrito
compare-no-core = ninguno
compare-nowhere = No se usa donde usted puede ver.

condition-need-with-data = La necesidad está escrita con cifras
condition-need-none = Nadie ha escrito una necesidad.
condition-need-words = La necesidad está escrita, sin ninguna cifra.
condition-need-figures = { $count ->
    [one] Una cifra, del { $day }.
   *[other] { $count } cifras, la última del { $day }.
  }
condition-asks-told = Está escrito cuánto tiempo pide a las personas
condition-asks-none = Nadie ha escrito cuántas horas pide.
condition-asks-rows = { $count ->
    [one] Horas por mes para una función.
   *[other] Horas por mes para { $count } funciones.
  }
condition-core-defined = Está escrito cómo se ve cada ingrediente esencial
condition-core-none = No se ha descrito ningún ingrediente esencial.
condition-core-some = { $written } de { $needed } ingredientes esenciales están descritos.
