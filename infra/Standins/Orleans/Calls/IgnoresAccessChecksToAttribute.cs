namespace System.Runtime.CompilerServices;

/// <summary>The runtime reads it by name: emitted code of the assembly that carries it may use internal types of the named one.</summary>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class IgnoresAccessChecksToAttribute(string assemblyName) : Attribute
{
    /// <summary>The assembly whose internal types may be used.</summary>
    public string AssemblyName { get; } = assemblyName;
}
