del never_bound
