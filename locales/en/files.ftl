# files attached to something
file-empty = This file is empty. Choose another one.
file-other-kind = Files of this kind are not taken. Choose a PDF, a Word, PowerPoint or Excel file, a text, a table (CSV) or a picture (PNG, JPEG). Web pages, drawings with code and programs stay outside.
file-not-what-it-says = What is in this file is not what its name says. Save it once more in its program, and choose it again.
file-macros = This file holds a program (macros). Save it without macros, and choose it again.
file-name-odd = This name cannot be kept. Give the file a short name without slashes, and choose it again.
file-too-many = There are { $most } files here already. Delete one that nobody needs.
file-kind-pdf = PDF
file-kind-document = Word document
file-kind-slides = slides
file-kind-sheet = spreadsheet
file-kind-text = text
file-kind-table = table (CSV)
file-kind-picture = picture
file-added = { $name }, { $day }
file-delete = Delete { $name }
file-choose = File
file-choose-hint = PDF, Word, PowerPoint, Excel, text, CSV, PNG or JPEG, at most { $most } MB. Nothing about single students.
file-description = What is in it?
file-description-hint = A sentence for whoever cannot see it, or looks for it.
file-add = Add the file
files-part = Files
files-open = See the files
files-title = Files of { $innovation }
files-lede = { $count ->
    [0] Nothing is attached yet.
    [one] One file.
   *[other] { $count } files.
  }
files-here = Files
files-here-note = Guides, cards, tables: what people need at hand.
files-none-title = No file yet
files-none = Attach the guide people ask for most. It takes a minute.
files-none-reader = When somebody attaches one, it is here.
files-add = Add one
files-add-note = Seen by everyone who sees this work.
files-delete-title = Delete a file
files-delete-ask = Delete { $name }?
files-delete-no = Keep it
