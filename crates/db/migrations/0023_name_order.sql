-- Lists are sorted by the folded name, family name first. Written anew when the server starts.
update person set folded = '';
