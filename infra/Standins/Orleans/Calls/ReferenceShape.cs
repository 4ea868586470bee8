namespace Orleans.Calls;

/// <summary>What all references of one interface to one grain class share.</summary>
sealed class ReferenceShape(GrainClass grainClass, Type interfaceType)
{
    readonly Func<ReferenceShape, string, GrainReference> make = ReferenceEmitter.Factory(interfaceType);

    public GrainClass Class { get; } = grainClass;

    public Type Interface { get; } = interfaceType;

    public GrainReference Create(string key) => make(this, key);
}
