// Fixtures run beside each other, their tests one after the other; a fixture that needs the process for itself says [NonParallelizable].
[assembly: Parallelizable(ParallelScope.Fixtures)]
[assembly: LevelOfParallelism(4)]
