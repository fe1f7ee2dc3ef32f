java -jar openapi-generator-cli.jar generate -i openapi.json -g java --library native -o generated \
  --invoker-package resident --api-package resident.api --model-package resident.model \
  --additional-properties useJackson3=true,useJspecify=true,useJakartaEe=true,openApiNullable=false
