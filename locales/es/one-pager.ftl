one-pager-link = Una página para la junta
