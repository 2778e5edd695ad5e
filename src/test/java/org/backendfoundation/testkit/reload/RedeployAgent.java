package org.backendfoundation.testkit.reload;

import java.io.File;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Deploys the application anew within a Payara Micro that runs, whose JVM loads this alone: {@link Redeployment} gives it to it. */
public final class RedeployAgent {

    /** The system property that then has what went wrong; empty where nothing did. */
    static final String FAILURE = "org.backendfoundation.redeployment.failure";

    private RedeployAgent() {
    }

    /** @param war the directory to deploy; what was deployed goes */
    public static void agentmain(String war) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
        try {
            System.setProperty(FAILURE, redeploy(new File(war)) ? "" : "The deployment failed");
        } catch (ReflectiveOperationException | RuntimeException failure) {
            System.setProperty(FAILURE, String.valueOf(failure.getCause() == null ? failure : failure.getCause()));
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static boolean redeploy(File war) throws ReflectiveOperationException {
        Object server = server();
        Class<?> type = Class.forName("fish.payara.micro.PayaraMicroRuntime");
        Collection<?> deployed = (Collection<?>) type.getMethod("getDeployedApplicationNames").invoke(server);
        List<Object> names = new ArrayList<>(deployed);
        for (Object name : names) {
            type.getMethod("undeploy", String.class).invoke(server, name);
        }
        return (Boolean) type.getMethod("deploy", String.class, String.class, File.class).invoke(server, war.getName(), "/", war);
    }

    /** What was started by its launcher hands itself to nobody. */
    private static Object server() throws ReflectiveOperationException {
        Class<?> type = Class.forName("fish.payara.micro.impl.PayaraMicroImpl");
        Field runtime = type.getDeclaredField("runtime");
        runtime.setAccessible(true);
        return runtime.get(type.getMethod("getInstance").invoke(null));
    }
}
