class Animal:
    def __init__(self, name):
        self.name = name

    def speak(self):
        return f'{self.name} makes a sound'

    def twice(self):
        return self.speak() + ' and ' + self.speak()


class Dog(Animal):
    def speak(self):
        return f'{self.name} barks'


class Puppy(Dog):
    def __init__(self, name, age):
        super().__init__(name)
        self.age = age

    def speak(self):
        return super().speak() + ' softly'


for animal in (Animal('Thing'), Dog('Rex'), Puppy('Bit', 1)):
    print(animal.twice())
print([c.__name__ for c in Puppy.__mro__])
print(issubclass(Puppy, Animal), issubclass(Animal, Puppy), Puppy.__bases__ == (Dog,))
