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

    /** @param war the directory to deploy, or nothing; what was deployed goes */
    public static void agentmain(String war) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
        try {
            System.setProperty(FAILURE, redeploy(war) ? "" : "The deployment failed");
        } catch (ReflectiveOperationException | RuntimeException failure) {
            System.setProperty(FAILURE, String.valueOf(failure.getCause() == null ? failure : failure.getCause()));
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static boolean redeploy(String war) throws ReflectiveOperationException {
        Object server = server();
        Class<?> type = Class.forName("fish.payara.micro.PayaraMicroRuntime");
        for (Object name : deployed(type, server)) {
            type.getMethod("undeploy", String.class).invoke(server, name);
        }
        return war.isEmpty() || deploy(type, server, new File(war));
    }

    /** The answer alone is not enough: it is true, too, where the persistence unit or an extension has ended the deployment. */
    private static boolean deploy(Class<?> type, Object server, File war) throws ReflectiveOperationException {
        Object answer = type.getMethod("deploy", String.class, String.class, File.class).invoke(server, war.getName(), "/", war);
        return Boolean.TRUE.equals(answer) && deployed(type, server).contains(war.getName());
    }

    private static List<Object> deployed(Class<?> type, Object server) throws ReflectiveOperationException {
        return new ArrayList<>((Collection<?>) type.getMethod("getDeployedApplicationNames").invoke(server));
    }

    /** What was started by its launcher hands itself to nobody. */
    private static Object server() throws ReflectiveOperationException {
        Class<?> type = Class.forName("fish.payara.micro.impl.PayaraMicroImpl");
        Field runtime = type.getDeclaredField("runtime");
        runtime.setAccessible(true);
        return runtime.get(type.getMethod("getInstance").invoke(null));
    }
}
