raise ValueError, 'text'
