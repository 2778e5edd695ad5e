/** The beginning and the end of each request, with its operation, status and duration, for those who count, log or trace it. */
package org.backendfoundation.observation.request;
