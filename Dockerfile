# Two stages: the first builds the environment, the second only runs it.
FROM python:3.12-slim AS build
# With requirements-vision.lock, the bot looks at pictures before anybody sees them.
ARG LOCK=requirements-run.lock
WORKDIR /easel
COPY ${LOCK} requirements.lock
RUN python -m venv /venv && /venv/bin/pip install --no-cache-dir --require-hashes --requirement requirements.lock

FROM python:3.12-slim
RUN useradd --system --uid 10001 --no-create-home easel && install -d -o easel -g easel /data
COPY --from=build /venv /venv
COPY bot /easel/bot
COPY cogs /easel/cogs
WORKDIR /easel
ENV PATH=/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    EASEL_DATA_DIR=/data \
    EASEL_LOG_FORMAT=json
USER easel
VOLUME /data
# Nothing outside /data is written: run it with --read-only.
ENTRYPOINT ["python", "-m", "bot"]
CMD ["run"]
