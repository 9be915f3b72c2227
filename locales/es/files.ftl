# archivos adjuntos
file-empty = Este archivo está vacío. Elija otro.
file-other-kind = No se aceptan archivos de este tipo. Elija un PDF, un archivo de Word, PowerPoint o Excel, un texto, una tabla (CSV) o una imagen (PNG, JPEG). Páginas web, dibujos con código y programas quedan fuera.
file-not-what-it-says = Lo que hay en este archivo no es lo que dice su nombre. Guárdelo otra vez en su programa y elíjalo de nuevo.
file-macros = Este archivo contiene un programa (macros). Guárdelo sin macros y elíjalo de nuevo.
file-name-odd = Este nombre no se puede conservar. Dé al archivo un nombre corto sin barras y elíjalo de nuevo.
file-too-many = Ya hay { $most } archivos aquí. Borre uno que nadie necesite.
file-kind-pdf = PDF
file-kind-document = documento de Word
file-kind-slides = diapositivas
file-kind-sheet = hoja de cálculo
file-kind-text = texto
file-kind-table = tabla (CSV)
file-kind-picture = imagen
file-added = { $name }, { $day }
file-delete = Borrar { $name }
file-choose = Archivo
file-choose-hint = PDF, Word, PowerPoint, Excel, texto, CSV, PNG o JPEG, hasta { $most } MB. Nada sobre estudiantes en particular.
file-description = ¿Qué contiene?
file-description-hint = Una frase para quien no pueda verlo, o lo busque.
file-add = Añadir el archivo
files-part = Archivos
files-open = Ver los archivos
files-title = Archivos de { $innovation }
files-lede = { $count ->
    [0] Aún no hay nada adjunto.
    [one] Un archivo.
   *[other] { $count } archivos.
  }
files-here = Archivos
files-here-note = Guías, tarjetas, tablas: lo que hace falta tener a mano.
files-none-title = Aún no hay archivos
files-none = Adjunte la guía que más se pide. Toma un minuto.
files-none-reader = Cuando alguien adjunte uno, estará aquí.
files-add = Añadir uno
files-add-note = Lo ven todos los que ven este trabajo.
files-delete-title = Borrar un archivo
files-delete-ask = ¿Borrar { $name }?
files-delete-no = Conservarlo
