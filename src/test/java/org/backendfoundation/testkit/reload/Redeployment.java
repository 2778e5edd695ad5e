package org.backendfoundation.testkit.reload;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Deploys the application anew in the server's JVM, which is warm, so that it takes a fraction of a start. */
public final class Redeployment {

    private static final String AGENT = RedeployAgent.class.getName();
    private static final String AGENT_FILE = AGENT.replace('.', '/') + ".class";

    private Redeployment() {
    }

    /**
     * @param server the process of a Payara Micro
     * @param war    the directory to deploy
     * @return whether it is deployed; if not, the server's log says more
     * @throws IllegalStateException if the server could not be asked
     */
    public static boolean run(Process server, Path war) {
        return isDone(server, war.toString());
    }

    /** Ends what is deployed: it no longer looks at the database. */
    public static void undeploy(Process server) {
        isDone(server, "");
    }

    private static boolean isDone(Process server, String war) {
        try {
            return run(String.valueOf(server.pid()), agent(), war).isEmpty();
        } catch (IOException | AttachNotSupportedException | AgentLoadException | AgentInitializationException e) {
            throw new IllegalStateException("The server takes no other deployment: " + e.getMessage(), e);
        }
    }

    private static String run(String pid, Path jar, String war)
            throws IOException, AttachNotSupportedException, AgentLoadException, AgentInitializationException {
        VirtualMachine server = VirtualMachine.attach(pid);
        try {
            server.loadAgent(jar.toString(), war);
            return server.getSystemProperties().getProperty(RedeployAgent.FAILURE, "The server was not asked");
        } finally {
            server.detach();
        }
    }

    /** Deleted with this JVM only: where files are locked, the server's JVM has it open. */
    private static Path agent() throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Agent-Class", AGENT);
        Path jar = Files.createTempFile("redeployment", ".jar");
        jar.toFile().deleteOnExit();
        try (JarOutputStream entries = new JarOutputStream(Files.newOutputStream(jar), manifest);
                InputStream agent = RedeployAgent.class.getResourceAsStream("/" + AGENT_FILE)) {
            entries.putNextEntry(new JarEntry(AGENT_FILE));
            agent.transferTo(entries);
        }
        return jar;
    }
}
