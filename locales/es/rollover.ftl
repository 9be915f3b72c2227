# rollover
