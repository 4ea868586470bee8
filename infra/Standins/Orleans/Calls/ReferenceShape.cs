namespace Orleans.Calls;

/// <summary>What all references of one interface to one grain class share.</summary>
internal sealed class ReferenceShape(GrainClass grainClass, Type interfaceType)
{
    private readonly Func<ReferenceShape, string, GrainReference> _make = ReferenceEmitter.Factory(interfaceType);

    public GrainClass Class { get; } = grainClass;

    public Type Interface { get; } = interfaceType;

    public GrainReference Create(string key) => _make(this, key);
}
