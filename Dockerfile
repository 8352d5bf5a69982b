# The REST API in a container; compose.yaml says how it is run, docs/serving.md why so.

FROM python:3.11-slim-bookworm AS build
WORKDIR /source
RUN python -m venv /opt/cascade
ENV PATH=/opt/cascade/bin:$PATH \
    PIP_DISABLE_PIP_VERSION_CHECK=1 \
    PIP_NO_CACHE_DIR=1
# What changes seldom comes first, so that a change of the code does not install everything anew.
COPY requirements-server.lock ./
# The lock lists everything, so nothing is resolved: newer releases cannot get in the way.
RUN pip install --no-deps --require-hashes --only-binary :all: -r requirements-server.lock
COPY pyproject.toml README.md LICENSE ./
COPY loaders loaders
COPY graph graph
COPY viz viz
COPY api api
# The package comes last and brings nothing else; what installs is not needed to run.
RUN pip install --no-deps --no-build-isolation . \
 && pip check \
 && pip uninstall --yes setuptools pip

FROM python:3.11-slim-bookworm
# Scans are recognised with tesseract's Vietnamese data, the oldest Word files read with antiword.
# Their versions are those of the image's Debian release.
# hadolint ignore=DL3008
RUN apt-get update \
 && apt-get install --yes --no-install-recommends antiword tesseract-ocr-vie \
 && rm -rf /var/lib/apt/lists/*
RUN groupadd --system --gid 10001 cascade \
 && useradd --system --uid 10001 --gid cascade --no-create-home --home-dir /nonexistent cascade \
 && install --directory --owner cascade --group cascade --mode 0750 /data /scratch
COPY --from=build /opt/cascade /opt/cascade
# /data holds the store and the batches; /scratch is for exports and uploads while they last.
ENV PATH=/opt/cascade/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    TMPDIR=/scratch \
    CASCADE_STORE=sqlite:////data/cascade.db \
    CASCADE_JOBS=/data/jobs
USER 10001:10001
WORKDIR /data
VOLUME ["/data", "/scratch"]
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
  CMD ["python", "-c", "import http.client as h; c = h.HTTPConnection('127.0.0.1', 8000, timeout=3); c.request('GET', '/healthz'); raise SystemExit(c.getresponse().status != 200)"]
ENTRYPOINT ["cascade"]
CMD ["serve", "--host", "0.0.0.0", "--port", "8000"]
