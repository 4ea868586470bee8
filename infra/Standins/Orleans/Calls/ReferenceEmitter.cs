using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace Orleans.Calls;

/// <summary>
/// Emits, for a grain interface, the class of its references, and a class for the calls of each of its methods.
/// A method of a reference makes a call object, stores the arguments in its fields and sends it.
/// </summary>
internal static class ReferenceEmitter
{
    private static readonly Lock Gate = new();
    private static readonly HashSet<string> Opened = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<Type, Func<ReferenceShape, string, GrainReference>> Factories = new();
    private static readonly AssemblyBuilder Assembly =
        AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Orleans.Standin.References"), AssemblyBuilderAccess.Run);

    private static readonly ModuleBuilder Module = Assembly.DefineDynamicModule("References");

    public static Func<ReferenceShape, string, GrainReference> Factory(Type interfaceType)
    {
        if (Factories.TryGetValue(interfaceType, out var known)) return known;
        lock (Gate) return Factories.GetOrAdd(interfaceType, Emit);
    }

    private static Func<ReferenceShape, string, GrainReference> Emit(Type interfaceType)
    {
        Open(typeof(ReferenceEmitter).Assembly);
        Open(interfaceType.Assembly);
        var reference = Module.DefineType(
            $"{interfaceType.FullName}.Reference", TypeAttributes.Public | TypeAttributes.Sealed, typeof(GrainReference), [interfaceType]);
        var constructor = EmitConstructor(reference);
        foreach (var method in GrainInterfaces.MethodsOf(interfaceType))
        {
            if (GrainMethod.Refusal(method) is null) EmitMethod(reference, method, CallEmitter.Emit(Module, method, Open));
            else EmitRefusal(reference, method);
        }

        var type = reference.CreateType();
        var shape = Expression.Parameter(typeof(ReferenceShape));
        var key = Expression.Parameter(typeof(string));
        return Expression.Lambda<Func<ReferenceShape, string, GrainReference>>(
            Expression.New(type.GetConstructor([typeof(ReferenceShape), typeof(string)])!, shape, key), shape, key).Compile();
    }

    /// <summary>Lets the emitted code see the internal types of an assembly, as generated code in it would.</summary>
    private static void Open(Assembly assembly)
    {
        var name = assembly.GetName().Name!;
        if (!Opened.Add(name)) return;
        var attribute = typeof(IgnoresAccessChecksToAttribute).GetConstructor([typeof(string)])!;
        Assembly.SetCustomAttribute(new CustomAttributeBuilder(attribute, [name]));
    }

    private static ConstructorBuilder EmitConstructor(TypeBuilder reference)
    {
        Type[] parameters = [typeof(ReferenceShape), typeof(string)];
        var constructor = reference.DefineConstructor(MethodAttributes.Public, CallingConventions.Standard, parameters);
        var il = constructor.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Ldarg_2);
        il.Emit(OpCodes.Call, typeof(GrainReference).GetConstructor(BindingFlags.Instance | BindingFlags.NonPublic, parameters)!);
        il.Emit(OpCodes.Ret);
        return constructor;
    }

    private static void EmitMethod(TypeBuilder reference, MethodInfo method, Type call)
    {
        var parameters = method.GetParameters();
        var il = Implement(reference, method).GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Newobj, call.GetConstructor(Type.EmptyTypes)!);
        for (var i = 0; i < parameters.Length; i++)
        {
            il.Emit(OpCodes.Dup);
            il.Emit(OpCodes.Ldarg, (short)(i + 1));
            il.Emit(OpCodes.Stfld, call.GetField(CallEmitter.FieldOf(i))!);
        }

        il.Emit(OpCodes.Call, SendOf(method.ReturnType));
        if (!method.ReturnType.IsAssignableTo(typeof(Task)))
            il.Emit(OpCodes.Newobj, method.ReturnType.GetConstructor([TaskOf(method.ReturnType)])!);
        il.Emit(OpCodes.Ret);
    }

    /// <summary>The start of the process names such a method; until then it must not be missing.</summary>
    private static void EmitRefusal(TypeBuilder reference, MethodInfo method)
    {
        var il = Implement(reference, method).GetILGenerator();
        il.Emit(OpCodes.Ldstr, $"{method.Name} cannot be called through the grain runtime.");
        il.Emit(OpCodes.Newobj, typeof(NotSupportedException).GetConstructor([typeof(string)])!);
        il.Emit(OpCodes.Throw);
    }

    private static MethodBuilder Implement(TypeBuilder reference, MethodInfo method)
    {
        var builder = reference.DefineMethod(
            $"{method.DeclaringType!.FullName}.{method.Name}",
            MethodAttributes.Private | MethodAttributes.Virtual | MethodAttributes.Final | MethodAttributes.HideBySig | MethodAttributes.NewSlot,
            method.ReturnType,
            [.. method.GetParameters().Select(parameter => parameter.ParameterType)]);
        if (method.IsGenericMethod) builder.DefineGenericParameters([.. method.GetGenericArguments().Select(argument => argument.Name)]);
        reference.DefineMethodOverride(builder, method);
        return builder;
    }

    private static MethodInfo SendOf(Type result)
    {
        var sends = typeof(GrainReference).GetMethods(BindingFlags.Instance | BindingFlags.NonPublic).Where(method => method.Name == nameof(GrainReference.Send));
        return result.IsGenericType
            ? sends.Single(method => method.IsGenericMethod).MakeGenericMethod(result.GetGenericArguments())
            : sends.Single(method => !method.IsGenericMethod);
    }

    private static Type TaskOf(Type result) =>
        result.IsGenericType ? typeof(Task<>).MakeGenericType(result.GetGenericArguments()) : typeof(Task);
}
