größe = 'ä' größe
