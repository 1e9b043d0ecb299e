import garden
import garden.plants.trees
from garden import tools
from garden.plants import flowers, GREEN

print(garden.plants.trees.tallest(), tools.dig(), flowers.names, GREEN)
print(garden.__name__, garden.plants.__name__, garden.plants.trees.__name__, garden.plants.trees.__package__, garden.__package__)
print(garden.__path__ is not None, hasattr(garden, 'tools'))
