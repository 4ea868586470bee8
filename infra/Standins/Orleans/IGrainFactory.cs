namespace Orleans;

/// <summary>Makes references to grains. A reference is cheap, stays valid for ever and activates nothing until it is called.</summary>
public interface IGrainFactory
{
    /// <summary>The grain with this key.</summary>
    /// <param name="primaryKey">The key.</param>
    /// <param name="grainClassNamePrefix">Picks one of several classes that implement the interface.</param>
    /// <exception cref="ArgumentNullException">No key.</exception>
    /// <exception cref="ArgumentException">An empty key, or no single class implements the interface.</exception>
    TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey;

    /// <summary>The grain with this key, by its interface's type.</summary>
    IGrain GetGrain(Type grainInterfaceType, string grainPrimaryKey);

    /// <summary>The grain with this identity.</summary>
    TGrainInterface GetGrain<TGrainInterface>(GrainId grainId) where TGrainInterface : IAddressable;
}
