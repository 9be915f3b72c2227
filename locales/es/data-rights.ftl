# data-rights
