java -jar openapi-generator-cli.jar generate -i openapi.json -g java --library native -o generated \
  --invoker-package zhanqiao --api-package zhanqiao.api --model-package zhanqiao.model --model-name-mappings class=ClassCode \
  --additional-properties useJackson3=true,useJspecify=true,useJakartaEe=true,openApiNullable=false
