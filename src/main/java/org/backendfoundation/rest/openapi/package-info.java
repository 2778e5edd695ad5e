/**
 * What {@code /openapi} says beyond what the servers' scanners find, and equal on all of them.
 *
 * <p>MicroProfile OpenAPI's own scanning finds the paths of resources that declare their methods, their parameters, summaries and tags. It
 * describes no entity: the methods are inherited, which Payara 6 puts under {@code /null}, and bodies are bytes that their metadata reads.
 * Nor can it describe records alike: Payara knows neither {@code @JsonbProperty} nor null, and its reading of Bean Validation
 * ({@code mp.openapi.scan.beanvalidation}) takes every constrained parameter for one of a path; SmallRye's, in WildFly, tells
 * {@code @NotBlank} as {@code \S} and patterns as they stand. So schemas are made from the classes here. Title and version are settings in
 * SmallRye alone; they are read here for both. What no class says, such as the audit trail's parameters, is in
 * {@code META-INF/openapi.yaml}.
 */
package org.backendfoundation.rest.openapi;
