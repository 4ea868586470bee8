namespace Orleans.Runtime;

/// <summary>References by interface and key.</summary>
internal sealed class GrainFactory(Silo silo) : IClusterClient
{
    public Silo Silo => silo;

    public IServiceProvider ServiceProvider => silo.Services;

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(primaryKey);
        return (TGrainInterface)(object)silo.ShapeOf(typeof(TGrainInterface), grainClassNamePrefix).Create(primaryKey);
    }

    public IGrain GetGrain(Type grainInterfaceType, string grainPrimaryKey)
    {
        ArgumentNullException.ThrowIfNull(grainInterfaceType);
        ArgumentException.ThrowIfNullOrWhiteSpace(grainPrimaryKey);
        return (IGrain)silo.ShapeOf(grainInterfaceType, null).Create(grainPrimaryKey);
    }

    public TGrainInterface GetGrain<TGrainInterface>(GrainId grainId) where TGrainInterface : IAddressable =>
        (TGrainInterface)(object)silo.Shape(typeof(TGrainInterface), silo.Class(grainId.Type)).Create(grainId.Key.ToString());
}
