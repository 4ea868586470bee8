using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Runtime;

/// <summary>Makes the objects of one grain class. A scope is made only for a class that takes scoped or transient services.</summary>
internal sealed class GrainActivator(GrainClass grainClass)
{
    private Func<Activation, object>? _make;

    private Silo Silo => grainClass.Silo;

    public object Create(Activation activation) => (_make ??= Maker())(activation);

    public async ValueTask Release(Activation activation, IServiceScope? scope)
    {
        try
        {
            if (activation.GrainInstance is IAsyncDisposable later) await later.DisposeAsync();
            else if (activation.GrainInstance is IDisposable now) now.Dispose();

            if (scope is IAsyncDisposable services) await services.DisposeAsync();
        }
        catch (Exception exception)
        {
            Silo.LogDeactivationFailed(exception, activation.GrainId);
        }
    }

    private Func<Activation, object> Maker()
    {
        var constructors = grainClass.Type.GetConstructors();
        if (constructors is [var only] && only.GetParameters().All(IsSingleton))
        {
            var invoker = ConstructorInvoker.Create(only);
            object?[] arguments = [.. only.GetParameters().Select(parameter => Silo.Services.GetRequiredService(parameter.ParameterType))];
            return _ => invoker.Invoke(arguments);
        }

        if (constructors.Any(constructor => constructor.GetParameters().Any(parameter => parameter.ParameterType == typeof(IGrainContext))))
        {
            var withContext = ActivatorUtilities.CreateFactory(grainClass.Type, [typeof(IGrainContext)]);
            return activation => withContext(activation.ActivationServices, [activation]);
        }

        var factory = ActivatorUtilities.CreateFactory(grainClass.Type, []);
        return activation => factory(activation.ActivationServices, []);
    }

    private bool IsSingleton(ParameterInfo parameter) =>
        !parameter.IsDefined(typeof(FromKeyedServicesAttribute)) && !parameter.HasDefaultValue
        && Silo.Services.GetRequiredService<GrainServices>().IsSingleton(parameter.ParameterType);
}
