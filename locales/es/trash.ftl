# trash
