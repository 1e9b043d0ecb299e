from early import value
